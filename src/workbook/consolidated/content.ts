/** What the consolidated workbook is made of: plain data, put together by the caller. Texts are already printable. */
import type { Campaign, Indicator, Target, Unit } from "../../campaign/index.js";
import type { MissingReason } from "../../model.js";

export type Cell = number | string | null;

export interface ConsolidatedUnit {
  unit: Unit;
  /** Whether a workbook of the unit counts. */
  sent: boolean;
  /** How the unit stands, in words, and the day of arrival. */
  state: string;
  receivedOn: string;
  revision: number | null;
  letterNumber: string;
  /** null for a unit that sent nothing. */
  asked: number | null;
  answered: number | null;
}

export interface ConsolidatedFigure {
  /** null where missing or held. */
  value: Cell;
  reason: MissingReason | null;
  includedIn: string | null;
  held: boolean;
}

export interface ConsolidatedRow {
  unit: string;
  roster: string;
  /** By column code; null where blank, unreadable or held. */
  cells: ReadonlyMap<string, Cell>;
}

export interface ConsolidatedIndicator {
  indicator: Indicator;
  /** Why it is undecided; "" where it has a value. */
  reason: string;
  /** Rules whose open errors keep it from being used. */
  blockedBy: readonly string[];
  /** The name with the fewest of the units that are due, and how many of them there are. */
  worst: { name: string; expected: number; reported: number } | null;
  /** Last year's value as computed. */
  previous: number | null;
  /** Change on last year as computed; null where none is told. */
  change: { kind: "percent" | "points" | "absolute"; value: number; units: number } | null;
  target: Target | null;
}

export interface ConsolidatedFinding {
  id: string;
  rule: string;
  unit: string;
  severity: string;
  state: string;
  message: string;
  imbalance: number | null;
  cells: string;
  explanation: string;
  decision: string;
}

/** Where one value stood: of every cell that was taken in, blank ones too. */
export interface LineageLine {
  unit: string;
  /** Code of the element or of the column of a list. */
  element: string;
  /** 0 for an element, else the row of the list. */
  row: number;
  value: Cell;
  fate: string;
  reason: string;
  held: boolean;
  file: string;
  sha256: string;
  sheet: string;
  cell: string;
  raw: string;
}

export interface ConsolidatedContent {
  campaign: Campaign;
  /** What stands on every sheet: that it is a draft, that figures are made up. */
  marks: readonly string[];
  /** Lines on the first sheet: basis of the data, the day they stand at, how many sent. */
  facts: readonly (readonly [label: string, value: string])[];
  units: readonly ConsolidatedUnit[];
  figure(unit: string, element: string): ConsolidatedFigure | undefined;
  /** Last year's value, totals added. */
  previous(unit: string, element: string): number | string | undefined;
  /** Whether the definition itself holds last year's value, so that the unit's own rules see it. */
  wasPrefilled(unit: string, element: string): boolean;
  rows: readonly ConsolidatedRow[];
  /** Whether nothing certain is known of a unit's list: never sent, held, or with a cell that could not be read. */
  isUncertain(unit: string, column: string): boolean;
  /** Units that answered a list, for a name of one of its columns. */
  listCoverage(name: string): { expected: number; reported: number };
  /** A text as names that end in _NORM compare it. */
  normal(text: string): string;
  /** PEER_MEDIAN_<CODE> and PEER_MAD_<CODE> of a unit; null where nothing can be said. */
  peer(unit: string, name: string): number | null;
  indicators: readonly ConsolidatedIndicator[];
  findings: readonly ConsolidatedFinding[];
  lineage: readonly LineageLine[];
}
