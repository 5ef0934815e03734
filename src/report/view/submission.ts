/** How many workbooks came in, when, and from which kind of unit. */
import type { UnitStatus } from "../../model.js";
import type { ReportInput } from "../input.js";
import type { UnitNames } from "./names.js";

interface SubmissionCounts {
  expected: number;
  /** Anything received, also what still contradicts itself. */
  sent: number;
  onTime: number;
  late: number;
  conflict: number;
  missing: number;
  /** Of the missing, those that sent files that could not be taken in. */
  refused: number;
  /** Percent of the expected units that sent a workbook; null where none is expected. */
  share: number | null;
}

/** Input cells asked for and answered. */
interface Answers {
  asked: number;
  answered: number;
  /** Percent; null where nothing is asked. */
  answeredShare: number | null;
}

export interface SubmissionView extends SubmissionCounts, Answers {
  missingUnits: string[];
  byKind: ({ name: string } & SubmissionCounts & Answers)[];
  rows: UnitRow[];
}

export interface UnitRow {
  n: number;
  code: string;
  name: string;
  receivedAt: string | null;
  letterNumber: string;
  state: UnitStatus["state"];
  estimated: boolean;
  revision: number;
  errors: number;
  warnings: number;
  refusedFiles: string[];
}

export function submissionOf(input: ReportInput, nameOf: UnitNames): SubmissionView {
  const { campaign } = input;
  const statuses = input.statuses.filter((status) => status.state !== "not_expected");
  const kindOf = new Map(campaign.units.map((unit) => [unit.code, unit.kind]));
  const kinds = [...new Set(statuses.map((status) => kindOf.get(status.unit) ?? ""))];
  const order = (kind: string) => {
    const place = campaign.unitKinds.findIndex((known) => known.code === kind);
    return place === -1 ? campaign.unitKinds.length : place;
  };
  return {
    ...countsOf(statuses),
    ...answersOf(statuses),
    missingUnits: statuses.filter((status) => status.state === "missing").map((status) => nameOf(status.unit)),
    byKind: kinds
      .sort((a, b) => order(a) - order(b))
      .map((kind) => ({
        name: campaign.unitKinds.find((known) => known.code === kind)?.name ?? "Đơn vị khác",
        ...countsOf(statuses.filter((status) => (kindOf.get(status.unit) ?? "") === kind)),
        ...answersOf(statuses.filter((status) => (kindOf.get(status.unit) ?? "") === kind)),
      })),
    rows: statuses.map((status, index) => ({
      n: index + 1,
      code: status.unit,
      name: nameOf(status.unit),
      receivedAt: status.receivedAt,
      letterNumber: status.letterNumber,
      state: status.state,
      estimated: status.estimated,
      revision: status.revision,
      errors: status.errors,
      warnings: status.warnings,
      refusedFiles: status.refusedFiles,
    })),
  };
}

function countsOf(statuses: UnitStatus[]): SubmissionCounts {
  const having = (state: UnitStatus["state"]) => statuses.filter((status) => status.state === state).length;
  const missing = having("missing");
  const sent = statuses.length - missing;
  return {
    expected: statuses.length,
    sent,
    onTime: having("on_time"),
    late: having("late"),
    conflict: having("conflict"),
    missing,
    refused: statuses.filter((status) => status.state === "missing" && status.refusedFiles.length > 0).length,
    share: statuses.length === 0 ? null : (sent / statuses.length) * 100,
  };
}

function answersOf(statuses: UnitStatus[]): Answers {
  const asked = sum(statuses, (status) => status.asked);
  const answered = sum(statuses, (status) => status.answered);
  return { asked, answered, answeredShare: asked === 0 ? null : (answered / asked) * 100 };
}

function sum<T>(items: T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
