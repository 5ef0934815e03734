/** What stands in a form besides its shape: last year's figures, and what a rehearsal or a reply fills in. */
import type { KeyObject } from "node:crypto";
import type { MissingReason, Severity } from "../../model.js";
import type { CoverField } from "../layout.js";

export interface FilledCell {
  value?: number | string;
  reason?: MissingReason;
  includedIn?: string;
  evidence?: string;
  explanation?: string;
}

export interface FormContent {
  /** Last year's values by element code. */
  previous: ReadonlyMap<string, number | string>;
  /** By element code. */
  figures?: ReadonlyMap<string, FilledCell>;
  /** Rows by roster code; a row's cells by column code. */
  rosters?: ReadonlyMap<string, readonly ReadonlyMap<string, number | string | Date>[]>;
  cover?: Partial<Record<CoverField, string>>;
  reply?: Reply;
  /** Signs the stamp. */
  key?: KeyObject | undefined;
}

/** The findings on a unit's return, for the unit to mend or explain. */
export interface Reply {
  /** One finding a line. */
  lines: readonly ReplyLine[];
  /** How bad the worst finding on a cell is, by `markKey`. */
  marks: ReadonlyMap<string, Severity>;
}

export interface ReplyLine {
  finding: string;
  severity: Severity;
  /** What is wrong, and what would be right. */
  message: string;
  /** The element or roster column spoken of, and the row of the roster (0 for an element); null for the whole file. */
  at: { element: string; row: number } | null;
  raw: string;
  /** What the unit has explained so far. */
  explanation: string;
}

export function markKey(element: string, row: number): string {
  return `${element}|${row}`;
}
