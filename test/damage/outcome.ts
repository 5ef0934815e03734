/** Takes a damaged workbook in as `ingest` does, and lays what came of it beside what was to come of it. */
import { createHash } from "node:crypto";
import { judgeValues, type ReadSubmission } from "../../src/intake/index.js";
import type { CellRef, Value } from "../../src/model.js";
import { readBytes } from "../../src/round/ingest/read-bytes.js";
import { previousOf } from "../../src/round/previous.js";
import type { Form, Truth } from "./form.js";
import type { Expected, ExpectedFinding } from "./operator.js";

export type Taken = ReadSubmission | { refused: string };

export function takeIn(form: Form, bytes: Uint8Array, clues: { fileName?: string; sender?: string } = {}): Taken {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { fileName = form.fileName, sender = form.sender } = clues;
  return readBytes(form.campaign, bytes, sha256, { fileName, sender });
}

/** What was read, as one line a thing; two of them are equal where nothing differs. */
export interface Account {
  refused: string | null;
  values: string[];
  findings: string[];
  rules: string[];
  /** Whether accepted + rejected + blank = input = the values handed on. */
  conserved: boolean;
}

export function accountOf(taken: Taken, expected: readonly ExpectedFinding[]): Account {
  if ("refused" in taken) return { refused: taken.refused, values: [], findings: [], rules: [], conserved: true };
  const placed = new Set(expected.filter(({ cells }) => cells !== undefined).map(({ rule }) => rule));
  const known = new Set(expected.map(({ rule }) => rule));
  const { input, accepted, rejected, blank } = taken.cells;
  return {
    refused: null,
    values: valueLines(taken.values),
    findings: taken.judgements
      .filter(({ rule, result }) => isStructural(rule) && result === "fail")
      .map(({ rule, severity, cells }) =>
        findingLine({
          ...{ rule, severity, elements: cells.map(({ element }) => element) },
          ...(placed.has(rule) || !known.has(rule) ? { cells: cells.map(shown) } : {}),
        }),
      )
      .sort(),
    rules: taken.judgements.filter(({ rule }) => !isStructural(rule)).map(({ rule, result }) => `${rule} ${result}`),
    conserved: accepted + rejected + blank === input && input === taken.values.length,
  };
}

export function expectedAccount(form: Form, { findings, truth = form.truth, refused }: Expected): Account {
  if (refused !== undefined) return { refused, values: [], findings: [], rules: [], conserved: true };
  const judged = judgeValues(form.campaign, form.unit, truth.map(asValue), previousOf(form.campaign, form.unit));
  return {
    refused: null,
    values: valueLines(truth),
    findings: findings.map(findingLine).sort(),
    rules: judged.map(({ rule, result }) => `${rule} ${result}`),
    conserved: true,
  };
}

/** Rules of a definition are in capitals, structural checks are not. */
const isStructural = (rule: string) => /^[a-z]/.test(rule);

const shown = ({ sheet, cell }: CellRef) => `${sheet}!${cell}`;

function valueLines(values: readonly Truth[]): string[] {
  return values
    .map(({ element, row, fate, value, reason, evidence, explanation }) =>
      [
        `${element}${row > 0 ? ` ${row}` : ""}: ${fate} ${JSON.stringify(value)}`,
        ...[reason, evidence, explanation].flatMap((one) => (one === null ? [] : [JSON.stringify(one)])),
      ].join(" "),
    )
    .sort();
}

function findingLine({ rule, severity, elements = [], cells }: ExpectedFinding): string {
  const named = [...new Set(elements)].filter((one) => one !== "").sort();
  return [`${severity} ${rule}`, ...named, ...(cells ? [`at ${[...cells].sort().join(", ")}`] : [])].join(" ");
}

function asValue({ element, row, fate, value, reason, evidence, explanation }: Truth): Value {
  const place = { sha256: "", sheet: "", cell: "", raw: "", part: "", includedIn: null };
  return { ...place, element, row, fate, value, reason, evidence, explanation };
}
