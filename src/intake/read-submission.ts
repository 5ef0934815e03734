/** One returned workbook to values, judgements and an account of every input cell. Pure: a read workbook in, no files. */
import type { Campaign, Unit } from "../campaign/index.js";
import type { MessageCode } from "../messages/index.js";
import type { CellRef, Cover, Explanation, Value } from "../model.js";
import type { Judgement } from "../validation/index.js";
import { clean, mended } from "../vietnamese/index.js";
import {
  coverFields,
  coverLabels,
  isSigned,
  layoutOf,
  type ReadWorkbook,
  readManifest,
  rosterSheets,
  type SignedManifest,
} from "../workbook/index.js";
import { type Field, type Located, locate } from "./anchors.js";
import { addressOf, cellAt, contentAt, coverContent, rawText, refAt, shownCell } from "./cells.js";
import {
  checkAnchors,
  checkCopies,
  checkHidden,
  checkOverwrittenChecks,
  checkUnitsOfMeasure,
} from "./checks/anchors.js";
import { checkBlanks, checkPrevious, checkShiftedRows, checkTotalFormulas, checkTotals } from "./checks/figures.js";
import { checkComments, outsideCells } from "./checks/outside.js";
import { checkIncludedFigures, checkReasonsAgainstLastYear } from "./checks/reasons.js";
import { checkRollup } from "./checks/rollup.js";
import { checkRosters } from "./checks/rosters.js";
import { checkPersonalData } from "./checks/texts.js";
import { checkAbsentSheets, checkCover, checkIdentity, checkSubstance } from "./checks/whole.js";
import type { KnownIdentity } from "./identify.js";
import { judgeValues, withTotals } from "./judge-values.js";
import { mergedCells } from "./merged.js";
import { listed, type NotePen, notePen } from "./notes.js";
import { readFigure } from "./read-figure.js";
import { readReply } from "./read-reply.js";
import { type ReadRoster, readRoster } from "./read-roster.js";
import type { Check, Reading } from "./reading.js";

export interface Counts {
  input: number;
  accepted: number;
  rejected: number;
  blank: number;
  unplaced: number;
}

export interface ReadSubmission {
  unit: Unit;
  definition: string;
  cover: Cover;
  /** The parts of the form that are in the workbook: groups and rosters. */
  parts: string[];
  values: Value[];
  /** Written beside the findings of a reply workbook. */
  explanations: Explanation[];
  /** Of structure, cells and the unit's rules; passes included. */
  judgements: Judgement[];
  cells: Counts;
}

/** To add a check: one function of this shape, one line here, its message, its test. */
const checks: readonly Check[] = [
  checkIdentity,
  checkCover,
  checkAbsentSheets,
  checkSubstance,
  checkAnchors,
  checkCopies,
  checkHidden,
  checkUnitsOfMeasure,
  checkOverwrittenChecks,
  checkBlanks,
  checkTotals,
  checkTotalFormulas,
  checkPrevious,
  checkIncludedFigures,
  checkReasonsAgainstLastYear,
  checkShiftedRows,
  checkRosters,
  checkPersonalData,
  checkComments,
  checkRollup,
];

/**
 * `sha256`: of the workbook's bytes. `previous`: last year's value of an element of this unit. `signed`: the manifest that
 * the workbook carries, where it rolls up another campaign's results.
 */
export function readSubmission(
  campaign: Campaign,
  identity: KnownIdentity,
  workbook: ReadWorkbook,
  sha256: string,
  previous: ReadonlyMap<string, number | string>,
  signed: SignedManifest | null = null,
): ReadSubmission {
  const { unit } = identity;
  const layout = layoutOf(campaign, unit);
  const pen = notePen(unit.code);
  const forms = locate(workbook, layout);
  const present = forms.filter(({ absent }) => !absent);
  const located = present.flatMap(({ cells }) => cells);
  const rosters = rosterSheets(layout).flatMap((form) => readRoster(workbook, form) ?? []);
  const codes = new Set(forms.flatMap(({ cells }) => cells.map(({ element }) => element.code)));

  const merged = mergedCells(located);
  const figureValues = present.flatMap(({ form, cells }) =>
    cells.flatMap((one) => (one.element.sumOf ? [] : [readOne(one, form.part, codes, merged.has(one), sha256, pen)])),
  );
  const partOf = new Map(rosterSheets(layout).map((form) => [form.roster.code, form.part]));
  const rosterValues = rosters.flatMap(({ roster, cells }) =>
    cells.map((cell) => rosterValue(cell, partOf.get(roster.code)!, sha256, pen)),
  );
  const values = [...figureValues, ...rosterValues];
  const figures = withTotals(campaign, values);
  const cover = { ...readCover(workbook), ...rolledUp(signed) };
  const reading: Reading = {
    ...{ campaign, unit, identity, workbook, layout, cover },
    ...{ forms, located, rosters, values, figures, previous, signed },
  };
  for (const check of checks) check(reading, pen);
  const reply = readReply(workbook);
  const outside = outsideCells(reading, reply);
  if (outside.length > 0)
    pen.note("sheet.unplaced", "warning", { count: outside.length, list: listed(outside.map(shownCell)) }, outside);

  const fates = (fate: Value["fate"]) => values.filter((value) => value.fate === fate).length;
  const parts = new Set([
    ...present.map(({ form }) => form.part),
    ...rosters.map(({ roster }) => partOf.get(roster.code)!),
  ]);
  return {
    unit,
    definition: identity.definition,
    cover,
    parts: [...parts],
    values,
    explanations: reply?.explanations ?? [],
    judgements: [...pen.judgements, ...judgeValues(campaign, unit, values, previous)],
    cells: {
      input: values.length,
      accepted: fates("accepted"),
      rejected: fates("rejected"),
      blank: fates("blank"),
      unplaced: outside.length,
    },
  };
}

const aboutReasons = new Set<MessageCode>([
  "cell.unknown_reason",
  "cell.reason_and_value",
  "cell.included_without_reason",
  "cell.included_where",
]);
const besideFields = ["reason", "includedIn", "evidence", "explanation"] as const;

/** What stands for no certain figure is rejected with the reason; everything else is read as its element wants it. */
function readOne(
  { element, place, anchoring }: Located,
  part: string,
  codes: ReadonlySet<string>,
  isMerged: boolean,
  sha256: string,
  pen: NotePen,
): Value {
  const nothing = { reason: null, includedIn: null, evidence: null, explanation: null };
  const base = { sha256, element: element.code, row: 0, part, ...nothing };
  if (place === null) {
    const at = { sheet: "", cell: "", raw: "" };
    pen.note("cell.deleted", "error", {}, [{ element: element.code, ...at }], element);
    return { ...base, ...at, fate: "rejected", value: null };
  }
  const { sheet, row, columns } = place;
  const { cell: address, raw } = refAt(element.code, sheet, row, columns.value!);
  const at = { sheet: sheet.name, cell: address, raw };
  const text = (field: Field) => (columns[field] === undefined ? "" : contentAt(sheet, row, columns[field]));
  if (anchoring === "contradictory") {
    // Whose row it is nobody knows: what stands beside the figure is named, and taken for nobody's.
    const beside = besideFields.filter((field) => columns[field] !== columns.value && text(field) !== "");
    const cells = beside.map((field) => refAt(element.code, sheet, row, columns[field]!));
    const check = columns.check === undefined ? undefined : cellAt(sheet, row, columns.check);
    if (check && check.formula === undefined && rawText(check.value) !== "")
      cells.push(refAt(element.code, sheet, row, columns.check!));
    pen.note("cell.contradictory", "error", {}, [{ element: element.code, ...at }, ...cells], element);
    return { ...base, ...at, fate: "rejected", value: null };
  }
  const cell = cellAt(sheet, row, columns.value!);
  const read = readFigure(element, { value: cell, reason: text("reason"), includedIn: text("includedIn") }, codes);
  const words = { evidence: readWords("evidence") || null, explanation: readWords("explanation") || null };
  const { reason, includedIn } = read;
  const refusal = anchoring === "two_places" ? "cell.two_places" : isMerged ? "cell.merged" : null;
  if (refusal) {
    pen.note(refusal, "error", {}, [{ element: element.code, ...at }], element);
    // What the figure says is refused; what its reason says is still told.
    for (const { code, severity, slots } of read.remarks)
      if (aboutReasons.has(code)) pen.note(code, severity, slots ?? {}, [{ element: element.code, ...at }], element);
    return { ...base, ...at, ...words, reason, includedIn, fate: "rejected", value: null };
  }
  for (const { code, severity, slots } of read.remarks)
    pen.note(code, severity, slots ?? {}, [{ element: element.code, ...at }], element);
  return { ...base, ...at, ...words, reason, includedIn, fate: read.fate, value: read.value };

  function readWords(field: "evidence" | "explanation"): string {
    if (columns[field] === undefined) return "";
    const written = rawText(cellAt(sheet, row, columns[field])?.value);
    const { text: readable, code } = mended(written);
    if (code !== null) {
      const where = { sheet: sheet.name, cell: addressOf(row, columns[field]), raw: written };
      pen.note(code, "warning", { raw: written, value: readable }, [{ element: element.code, ...where }], element);
    }
    return clean(readable);
  }
}

function rosterValue(cell: ReadRoster["cells"][number], part: string, sha256: string, pen: NotePen): Value {
  const { column, sheet, cell: address, raw, row, key, fate, value, remarks } = cell;
  const ref: CellRef = { element: column.code, sheet, cell: address, raw };
  for (const { code, severity, slots } of remarks) pen.note(code, severity, slots ?? {}, [ref], column, key);
  const nothing = { reason: null, includedIn: null, evidence: null, explanation: null };
  return { sha256, ...ref, row, part, fate, value, ...nothing };
}

function rolledUp(signed: SignedManifest | null): Pick<Cover, "rolledUpAt"> {
  const manifest = signed !== null && isSigned(signed) ? readManifest(signed.text) : null;
  const at = Date.parse(manifest?.from.madeAt ?? "");
  return Number.isNaN(at) ? {} : { rolledUpAt: new Date(at).toISOString() };
}

function readCover(workbook: ReadWorkbook): Cover {
  const fields = coverFields.map(({ field, name }) => [field, coverContent(workbook, name, coverLabels[field])]);
  return Object.fromEntries(fields) as Cover;
}
