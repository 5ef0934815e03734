/** What stands in a form besides its shape: last year's figures, and what a rehearsal or a reply fills in. */
import type { MissingReason } from "../../model.js";
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
}
