/**
 * The shapes that rooms hand to each other: a returned workbook's values with where each came from, and what the
 * checks say of them. Types only: nothing here runs.
 */

/** A yes-or-no answer is a text, alike in Excel, LibreOffice and here. */
export type Answer = "Có" | "Không";

/** Why a figure is missing (after the UOE questionnaire): a closed list. `zero` counts as the value 0. */
export type MissingReason = "na" | "not_yet" | "included_in" | "confidential" | "zero";

/** Where a value stood: the bytes, the sheet and the cell, and the text as typed. */
export interface Provenance {
  /** SHA-256 of the received workbook's bytes, lower-case hex. */
  sha256: string;
  sheet: string;
  /** A1 address, without `$`. */
  cell: string;
  /** What the cell holds, as text, before it was read as a value. */
  raw: string;
}

/** What became of an input cell. `accepted` + `rejected` + `blank` = input cells. */
export type CellFate = "accepted" | "rejected" | "blank";

/** One cell of a submission: an element's figure, or one cell of a roster row. */
export interface Value extends Provenance {
  /** Code of the data element or roster column. */
  element: string;
  /** 0 for an element; 1, 2, … for the rows of a roster. */
  row: number;
  /** The part of the form it stands in: code of the group whose sheet holds it, or of the roster. */
  part: string;
  fate: CellFate;
  /** The typed value; null where it is missing or rejected. A missing reason `zero` gives 0. */
  value: number | string | null;
  reason: MissingReason | null;
  /** Code of the element that includes this figure, with the reason `included_in`. */
  includedIn: string | null;
  evidence: string | null;
  explanation: string | null;
}

/** What the cover of a workbook says of itself; every field as text, empty where blank. */
export interface Cover {
  basis: string;
  filledBy: string;
  phone: string;
  email: string;
  head: string;
  date: string;
  letterNumber: string;
  /** Of a roll-up: the instant at which the level below made it, as it signed. */
  rolledUpAt?: string;
}

/** One returned workbook, read. */
export interface Submission {
  sha256: string;
  unit: string;
  /** Path of the inbox entry, relative to the folder given, with `/`. */
  file: string;
  /** Its name inside the archive or e-mail that the entry is; null where the entry itself is the workbook. */
  member: string | null;
  /** Address of the e-mail's sender; null where it did not come with one that is known. */
  sender: string | null;
  /** 1 for a unit's first, 2 for the next. */
  revision: number;
  state: "current" | "superseded" | "withdrawn" | "conflict";
  /** ISO 8601 instant of arrival. */
  receivedAt: string;
  /** Who says so: the mail, the command line, the inbox list, or only the run that first saw it. */
  receivedFrom: "mail" | "option" | "list" | "run";
  cover: Cover;
  values: Value[];
}

export type Result = "pass" | "fail" | "undecided" | "not_applicable";
export type Severity = "error" | "warning" | "note";
export type FindingState = "open" | "answered" | "accepted" | "rejected";

/** A cell a finding speaks of. */
export interface CellRef {
  element: string;
  sheet: string;
  cell: string;
  raw: string;
}

/** The result of one rule or structural check. */
export interface CheckResult {
  /** Rule id of the definition, or the code of a structural check. */
  rule: string;
  /** Unit code; null for a rule over the whole campaign. */
  unit: string | null;
  result: Result;
  severity: Severity;
  /** What is wrong, where and what to do, in the language asked for. */
  message: string;
  /** Left side less right side of the comparison that failed; null where there is none. */
  imbalance: number | null;
  cells: CellRef[];
}

/** A check result that needs someone. */
export interface Finding extends CheckResult {
  /** Stable over runs: made of the rule, the unit and the elements named. */
  id: string;
  state: FindingState;
  explanation?: string;
  decision?: { by: string; at: string; reason: string };
}

/** What a unit says to a finding, in the reply workbook it sent back. */
export interface Explanation {
  finding: string;
  /** "" where the finding was listed and nothing was said. */
  text: string;
  sheet: string;
  cell: string;
}

/** A figure that a later revision of a unit's workbook says otherwise. */
export interface Correction {
  unit: string;
  element: string;
  /** What the revision before said, and where. */
  before: Provenance & { reason: MissingReason | null };
  /** As typed in the revision that counts. */
  raw: string;
}

/** How a unit stands with its workbook. */
export interface UnitStatus {
  unit: string;
  state: "on_time" | "late" | "missing" | "conflict" | "not_expected";
  /** ISO instant of the current submission; null where none. */
  receivedAt: string | null;
  /** The day is not certain: no mail, list or option said it. */
  estimated: boolean;
  revision: number;
  letterNumber: string;
  /** Inputs the unit is asked for, and how many of them are answered (a value or a reason). */
  asked: number;
  answered: number;
  /** Findings that still need someone. */
  errors: number;
  warnings: number;
  /** Files that came from a unit without a return and could not be taken in, as their names tell. */
  refusedFiles: string[];
  /** Sent, and nothing in it waits for anybody: no error undecided, no warning unexplained. */
  accepted: boolean;
}

/** A figure of the unit × element table as it is aggregated. */
export interface Figure {
  unit: string;
  element: string;
  /** null where missing or held back. */
  value: number | string | null;
  reason: MissingReason | null;
  /** The figure that includes this one, with the reason `included_in`. */
  includedIn?: string | null;
  /** Left out because an open error names it. */
  held: boolean;
  source: Provenance;
}
