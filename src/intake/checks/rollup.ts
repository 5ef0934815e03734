/** Checks of a form that a level below has filled in from its own results: the figures are those that were signed. */
import { isNumeric } from "../../campaign/index.js";
import type { MessageCode, Slots } from "../../messages/index.js";
import type { Value } from "../../model.js";
import { formatNumber } from "../../vietnamese/index.js";
import { isSigned, type RollupManifest, readManifest } from "../../workbook/index.js";
import { cellRef } from "../cells.js";
import { listed, type NotePen } from "../notes.js";
import type { Check, Reading } from "../reading.js";

export const checkRollup: Check = (reading, pen) => {
  const { unit, signed } = reading;
  if (signed === null && unit.rollupKey === "") return;
  const manifest = trusted(reading, pen);
  if (manifest === null) return;
  checkFigures(reading, manifest, pen);
  const { blockers, basis } = manifest.from;
  if (blockers > 0) pen.note("rollup.blockers", "warning", { count: blockers }, []);
  const { code, choices } = reading.campaign.basis;
  const basisName = (one: string) => choices.find((choice) => choice.code === one)?.name ?? one;
  const bases = { given: basisName(basis), own: basisName(code) };
  if (basis !== code) pen.note("rollup.other_basis", "warning", { unit: unit.name, ...bases }, []);
  const partial = manifest.figures.filter(({ coverage }) => coverage.reported < coverage.expected);
  const shown = partial.map(({ element, coverage }) => `${element} (${coverage.reported}/${coverage.expected})`);
  const slots = { unit: unit.name, count: partial.length, list: listed(shown) };
  if (partial.length > 0) pen.note("rollup.partial", "warning", slots, []);
};

/** The manifest, where its signature, its key and its form are right; else nothing in the file counts until it is decided. */
function trusted({ campaign, unit, identity, signed, values }: Reading, pen: NotePen): RollupManifest | null {
  const doubtful = values.filter(({ fate }) => fate === "accepted").map(cellRef);
  const refuse = (code: MessageCode, slots: Slots): null => {
    pen.note(code, "error", { unit: unit.name, ...slots }, doubtful);
    return null;
  };
  if (signed === null) return refuse("rollup.absent", {});
  if (!isSigned(signed)) return refuse("rollup.signature_wrong", {});
  const others = campaign.units.filter(({ rollupKey }) => rollupKey === signed.key && rollupKey !== unit.rollupKey);
  if (others.length > 0) return refuse("rollup.key_of_other", { other: others.map(({ name }) => name).join("; ") });
  if (unit.rollupKey !== "" && unit.rollupKey !== signed.key) return refuse("rollup.other_key", { key: signed.key });
  const manifest = readManifest(signed.text);
  if (manifest === null) return refuse("rollup.unreadable", {});
  const { form, from } = manifest;
  const isOther = identity.definition !== "" && form.definition !== identity.definition;
  if (form.campaign !== campaign.code || form.unit !== unit.code || isOther)
    return refuse("rollup.other_form", { unit: form.unit, campaign: form.campaign, own: unit.name });
  const year = [form.year, String(from.year)].find((one) => one !== String(campaign.year));
  if (year !== undefined) return refuse("rollup.other_year_of", { year, own: campaign.year });
  if (unit.rollupKey === "") pen.note("rollup.key_unknown", "warning", { unit: unit.name, key: signed.key }, []);
  return manifest;
}

function checkFigures({ campaign, unit, values }: Reading, { figures }: RollupManifest, pen: NotePen): void {
  const elements = new Map(campaign.elements.map((element) => [element.code, element]));
  const read = new Map(values.filter(({ row }) => row === 0).map((value) => [value.element, value]));
  for (const { element, value: signed } of figures) {
    const now = read.get(element);
    if (now === undefined || says(now, signed)) continue;
    const slots = { signed: signed === null ? "-" : formatNumber(signed), now: now.raw === "" ? "-" : now.raw };
    const tell = (code: Parameters<NotePen["note"]>[0], severity: "error" | "warning") =>
      pen.note(code, severity, slots, [cellRef(now)], elements.get(element));
    if (signed !== null) tell("rollup.figure_changed", "error");
    // What was not known when it was signed may be known by now; a figure that was known is another matter.
    else if (now.value !== null || now.fate === "rejected") tell("rollup.figure_added", "warning");
    else tell("rollup.reason_changed", "error");
  }
  const signed = new Set(figures.map(({ element }) => element));
  const typed = [...read.values()].filter(({ element, value }) => {
    const of = elements.get(element);
    return value !== null && of !== undefined && isNumeric(of) && !signed.has(element);
  });
  const list = listed(typed.map(({ element }) => element));
  if (typed.length > 0)
    pen.note("rollup.unsigned", "warning", { unit: unit.name, count: typed.length, list }, typed.map(cellRef));
}

/** A number that the form does not take is told as such, and was not changed. */
function says({ fate, value, raw, reason }: Value, signed: number | null): boolean {
  if (signed === null) return fate === "blank" && reason === "not_yet";
  const now = fate === "rejected" && raw.trim() !== "" ? Number(raw) : value;
  return typeof now === "number" && now.toPrecision(15) === signed.toPrecision(15);
}
