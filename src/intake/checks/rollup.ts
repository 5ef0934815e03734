/** Checks of a form that a level below has filled in from its own results: the figures are those that were signed. */
import type { CellRef, Value } from "../../model.js";
import { formatNumber } from "../../vietnamese/index.js";
import { isSigned, type RollupManifest, readManifest, type SignedManifest } from "../../workbook/index.js";
import { cellRef } from "../cells.js";
import type { NotePen } from "../notes.js";
import type { Check, Reading } from "../reading.js";

export const checkRollup: Check = (reading, pen) => {
  const { unit, signed } = reading;
  if (signed === null) {
    if (unit.rollupKey !== "") pen.note("rollup.absent", "warning", { unit: unit.name }, []);
    return;
  }
  const manifest = readManifest(signed.text);
  if (manifest === null) {
    pen.note("rollup.unreadable", "warning", { unit: unit.name }, []);
    return;
  }
  const doubtful = signedCells(reading, manifest);
  const trusted = checkSignature(reading, signed, doubtful, pen);
  const { campaign, unit: of } = manifest.form;
  if (campaign !== reading.campaign.code || of !== unit.code)
    pen.note("rollup.other_form", "error", { unit: of, campaign, own: unit.name }, doubtful);
  else if (trusted) checkFigures(reading, manifest, pen);
  const { blockers } = manifest.from;
  if (blockers > 0) pen.note("rollup.blockers", "warning", { count: blockers }, []);
};

/** Whether the signature was made by the key it names and no other key is known. */
function checkSignature({ unit }: Reading, signed: SignedManifest, doubtful: CellRef[], pen: NotePen): boolean {
  if (!isSigned(signed)) pen.note("rollup.signature_wrong", "error", { unit: unit.name }, doubtful);
  else if (unit.rollupKey === "") pen.note("rollup.key_unknown", "warning", { unit: unit.name, key: signed.key }, []);
  else if (unit.rollupKey !== signed.key)
    pen.note("rollup.other_key", "error", { unit: unit.name, key: signed.key }, doubtful);
  else return true;
  return isSigned(signed) && unit.rollupKey === "";
}

/** The cells of the figures that the manifest speaks of. */
function signedCells({ values }: Reading, { figures }: RollupManifest): CellRef[] {
  const named = new Set(figures.map(({ element }) => element));
  return values.filter(({ element, row, fate }) => row === 0 && fate === "accepted" && named.has(element)).map(cellRef);
}

function checkFigures({ campaign, values }: Reading, { figures }: RollupManifest, pen: NotePen): void {
  const read = new Map(values.filter(({ row }) => row === 0).map((value) => [value.element, value]));
  for (const { element, value } of figures) {
    const now = read.get(element);
    if (now === undefined || says(now, value)) continue;
    const of = campaign.elements.find(({ code }) => code === element);
    const slots = { signed: value === null ? "-" : formatNumber(value), now: now.raw === "" ? "-" : now.raw };
    // What was not known when it was signed may be known by now; a figure that was known is another matter.
    if (value === null) pen.note("rollup.figure_added", "warning", slots, [cellRef(now)], of);
    else pen.note("rollup.figure_changed", "error", slots, [cellRef(now)], of);
  }
}

function says({ value }: Value, signed: number | null): boolean {
  if (typeof value === "number" && signed !== null) return value.toPrecision(15) === signed.toPrecision(15);
  return value === signed;
}
