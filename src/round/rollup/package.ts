/** A round's results in the form of the level above, with the manifest that says where each figure comes from. Pure. */
import type { KeyObject } from "node:crypto";
import { definitionHash, type Unit } from "../../campaign/index.js";
import { computeIndicators, type IndicatorResult } from "../../indicators/index.js";
import { message, UserError } from "../../messages/index.js";
import { reasonLabels } from "../../messages/reasons.js";
import { formatNumber, sameText } from "../../vietnamese/index.js";
import {
  columnLetters,
  type FilledPlace,
  figureColumns,
  filledIn,
  manifestText,
  type RollupFigure,
  type RollupManifest,
  type SignedManifest,
  signManifest,
  UnreadableWorkbook,
  withManifest,
} from "../../workbook/index.js";
import type { Round } from "../assemble.js";
import { asOf } from "../report.js";
import { shownFile } from "../revisions.js";
import { cellsOf, type TraceInput } from "../trace/cells.js";
import { type AskedFigure, type AskedForm, type FilledColumn, filledColumns } from "./form.js";
import { type Line, lineFor, namesOfSide, withLines } from "./lines.js";

export interface RollupOptions {
  key: KeyObject;
  /** Instant of this run, ISO 8601. */
  now: string;
  /** Whether the units' own figures go along; otherwise the trace ends with this campaign. */
  detail: "units" | "totals";
  /** Manifests of units' files that are roll-ups themselves, by the hash of the file. */
  below: ReadonlyMap<string, SignedManifest>;
}

export interface RollupPackage {
  bytes: Uint8Array;
  manifest: RollupManifest;
  /** Codes, and names of sheets with lists, that the form asks and nothing here answers: to be filled in by hand. */
  left: string[];
}

/** A manifest that is longer is not read again. */
const mostCharacters = 12 * 2 ** 20;

/** Throws a UserError where a cell of the form holds something else, or the form answers to no line. */
export function rollupPackage(round: Round, form: AskedForm, options: RollupOptions): RollupPackage {
  const { campaign } = round;
  if (form.stamp.year !== String(campaign.year))
    throw new UserError("rollup.other_year", { year: form.stamp.year, own: campaign.year }, 2);
  const answered = form.figures.flatMap((asked) => {
    const line = lineFor(campaign, asked.element);
    return line && isMeantBy(line, asked) ? [{ asked, line }] : [];
  });
  refuseOtherUnits(answered);
  if (answered.length === 0) throw new UserError("rollup.nothing", { campaign: form.stamp.campaign }, 2);
  const derived = withLines(
    campaign,
    answered.map(({ line }) => line),
  );
  const table = { ...round.table, campaign: derived };
  const results = new Map(
    computeIndicators(table, { lang: "vi", blocked: round.blocked }).map((result) => [result.code, result]),
  );
  const cells = cellsOf({ ...round, campaign: derived, table });
  const files = new FileList(round);
  const sources = answered.map(({ line }) => inputsOf(line));
  const figures = answered.map(({ asked, line }, index): RollupFigure => {
    const result = results.get(line.indicator)!;
    const { coverage } = result;
    const value = result[line.part];
    const inputs = options.detail === "units" ? sources[index]! : [];
    return {
      ...{ element: asked.element, sheet: asked.sheet, cell: addressOf(asked, "value") },
      ...{ value: value === null ? null : asPrinted(value, line.decimals), exact: value, formula: line.formula },
      coverage: { expected: coverage.expected, reported: coverage.reported, lacking: coverage.units },
      inputs: inputs.map((input) => inputOf(input, files.placeOf(input))),
    };
  });
  const places = answered.flatMap(({ asked, line }, index) =>
    placesOf(asked, figures[index]!, results.get(line.indicator)!, sources[index]!),
  );
  refuseOtherContents(
    answered.map(({ asked }) => asked),
    places,
  );
  const manifest: RollupManifest = {
    format: "tonghop/rollup/1",
    form: {
      ...{ campaign: form.stamp.campaign, year: form.stamp.year },
      ...{ definition: form.stamp.definition, unit: form.stamp.unit },
    },
    from: {
      ...{ campaign: campaign.code, title: campaign.title, year: campaign.year, issuer: campaign.issuer.name },
      ...{ definition: definitionHash(campaign), basis: campaign.basis.code },
      ...{ asOf: asOf(round), madeAt: options.now, blockers: round.blockers },
    },
    units: unitsOf(campaign.units, figures),
    files: files.list,
    figures,
    below: files.list.flatMap(({ sha256 }) => {
      const signed = options.below.get(sha256);
      return signed ? [{ sha256, signed }] : [];
    }),
  };
  const text = manifestText(manifest);
  if (text.length > mostCharacters) throw new UserError("rollup.too_long", {}, 2);
  const filled = filledForm(form, places);
  const left = [
    ...form.figures
      .map(({ element }) => element)
      .filter((code) => !answered.some(({ asked }) => asked.element === code)),
    ...form.texts,
    ...form.lists,
  ];
  return { bytes: withManifest(filled, signManifest(text, options.key)), manifest, left };

  function inputsOf(line: Line): TraceInput[] {
    const side = namesOfSide(derived, line);
    return cells.ofFormula(line.indicator).filter(({ name }) => side?.has(name) ?? true);
  }
}

/** The number that a document prints; in full, but for the last digit that sums leave behind, where nothing says how. */
function asPrinted(value: number, decimals: number | undefined): number {
  if (decimals === undefined) return Number(value.toPrecision(15));
  return Number(formatNumber(value, decimals).replaceAll(".", "").replace(",", "."));
}

/** Filled in as the form has it, or a UserError where it was saved in another way. */
function filledForm(form: AskedForm, places: readonly FilledPlace[]): Uint8Array {
  try {
    const filled = filledIn(form.bytes, places);
    if (filled !== null) return filled;
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
  }
  throw new UserError("rollup.form_changed", {}, 2);
}

/** A code that only happens to be the same is not asked for in another unit of measure. */
function isMeantBy({ declared, unit }: Line, asked: AskedFigure): boolean {
  return declared || unit === undefined || sameText(unit, asked.unit);
}

/** A figure in another unit of measure would be off by a thousand, and nobody would see it. */
function refuseOtherUnits(answered: readonly { asked: AskedFigure; line: Line }[]): void {
  const other = answered.filter(({ asked, line: { unit } }) => unit !== undefined && !sameText(unit, asked.unit));
  if (other.length === 0) return;
  const error = new UserError("rollup.other_unit", { count: other.length }, 2);
  error.details = other.map(({ asked, line }) => ({
    code: "rollup.other_unit_of",
    slots: { code: asked.element, asked: asked.unit, own: line.unit ?? "" },
  }));
  throw error;
}

function addressOf({ row }: AskedFigure, column: FilledColumn): string {
  return `${columnLetters(figureColumns[column])}${row}`;
}

/**
 * The explanation is left to people, since it answers findings; the names of the units that are missing are in the manifest,
 * since a cell has no room for them.
 */
function placesOf(
  asked: AskedFigure,
  { value, coverage }: RollupFigure,
  { reason }: IndicatorResult,
  sources: readonly TraceInput[],
): FilledPlace[] {
  const place = (column: FilledColumn, content: number | string): FilledPlace => ({
    ...{ sheet: asked.sheet, cell: addressOf(asked, column), content },
  });
  const { expected, reported, lacking } = coverage;
  const isLastYear = expected === 0 && sources.some(({ year }) => year === "previous");
  const evidence = [
    expected > 0 ? message("vi", "rollup.evidence", { reported, expected }) : "",
    isLastYear ? message("vi", "rollup.last_year") : "",
    lacking.length > 0 ? message("vi", "rollup.lacking", { count: lacking.length }) : "",
    value === null ? (reason ?? "") : "",
  ].filter(Boolean);
  return [
    value === null ? place("reason", reasonLabels.not_yet.vi) : place("value", value),
    ...(evidence.length > 0 ? [place("evidence", evidence.join("; "))] : []),
  ];
}

/** What somebody has typed into the form is theirs: it is neither overwritten nor signed. */
function refuseOtherContents(asked: readonly AskedFigure[], places: readonly FilledPlace[]): void {
  const ours = new Map(places.map(({ sheet, cell, content }) => [`${sheet}!${cell}`, String(content)]));
  const other = asked.flatMap((one) =>
    filledColumns.flatMap((column) => {
      const [cell, raw] = [addressOf(one, column), one.filled[column]];
      const same = raw === "" || raw === ours.get(`${one.sheet}!${cell}`);
      return same ? [] : [{ sheet: one.sheet, cell, code: one.element, raw }];
    }),
  );
  if (other.length === 0) return;
  const error = new UserError("rollup.filled_already", { count: other.length }, 2);
  error.details = other.map((slots) => ({ code: "rollup.filled_cell", slots }));
  throw error;
}

function inputOf(input: TraceInput, file: number): RollupFigure["inputs"][number] {
  const { name, element, unit, value, reason, year, used, held, sheet, cell, raw } = input;
  return { name, element, unit, value, ...(reason && { reason }), year, used, held, file, sheet, cell, raw };
}

/** The units behind the figures, those without one too. */
function unitsOf(units: readonly Unit[], figures: readonly RollupFigure[]): RollupManifest["units"] {
  const named = new Set(
    figures.flatMap(({ inputs, coverage }) => [...inputs.map(({ unit }) => unit), ...coverage.lacking]),
  );
  return units
    .filter(({ code }) => named.has(code))
    .map(({ code, name, kind, validFrom, validTo, successor }) => ({
      ...{ code, name, kind, validFrom, validTo, successor },
    }));
}

/** The received files behind the figures, each once. */
class FileList {
  readonly list: RollupManifest["files"] = [];
  readonly #places = new Map<string, number>();
  readonly #round: Round;

  constructor(round: Round) {
    this.#round = round;
  }

  placeOf({ sha256 }: TraceInput): number {
    if (sha256 === "") return -1;
    const known = this.#places.get(sha256);
    if (known !== undefined) return known;
    const record = this.#round.submissions.find((one) => one.sha256 === sha256)!;
    const { unit, receivedAt, revision } = record;
    this.#places.set(sha256, this.list.length);
    return this.list.push({ sha256, file: shownFile(record), unit, receivedAt, revision }) - 1;
  }
}
