/** Checks of the workbook as a whole: whose it is, which form, what its cover says, whether it says anything at all. */
import { cellRef } from "../cells.js";
import type { Check, Reading } from "../reading.js";

export const checkIdentity: Check = ({ identity, values }, pen) => {
  const { seal } = identity;
  const isAsked = seal !== "unasked";
  // What may not be the unit's own figures is held back until the officer decides.
  const doubtful = isAsked ? values.filter((value) => value.fate === "accepted").map(cellRef) : [];
  const lost = isAsked ? "error" : "warning";
  if (identity.proof === "cover") pen.note("template.unstamped", lost, {}, doubtful);
  if (identity.proof === "content") pen.note("identity.by_content", lost, { unit: identity.unit.name }, doubtful);
  if (identity.proof === "stamp" && seal !== "unasked" && seal !== "sound")
    pen.note(`template.signature_${seal}`, "error", { unit: identity.unit.name }, doubtful);
  // Nothing inside the file says whose it is: the officer has to.
  if (identity.proof === "file_name") pen.note("identity.by_file_name", "error", { unit: identity.unit.name }, []);
  if (identity.proof === "sender") pen.note("identity.by_sender", "error", { unit: identity.unit.name }, []);
  for (const { clue, unit } of identity.otherClues)
    pen.note(`identity.other_${clue}`, "warning", { unit: identity.unit.name, other: unit.name }, []);
  if (identity.olderTemplate) pen.note("template.older", "warning", {}, []);
};

export const checkCover: Check = ({ campaign, cover, workbook, layout }, pen) => {
  const expected = campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)!.name;
  if (cover.basis !== "" && cover.basis !== expected)
    pen.note("cover.basis", "warning", { given: cover.basis, expected }, []);
  if (cover.letterNumber === "") pen.note("cover.no_letter", "note", {}, []);
  const known = new Set(layout.sheets.map((sheet) => sheet.name));
  const open = workbook.sheets.filter((sheet) => known.has(sheet.name) && sheet.isProtected === false);
  if (open.length > 0) pen.note("sheet.unprotected", "note", { list: open.map((sheet) => sheet.name).join(", ") }, []);
  if (workbook.hasMacros) pen.note("sheet.macros", "warning", {}, []);
};

/** A sheet that is not in this file may come in another one; until then its figures are missing. */
export const checkAbsentSheets: Check = ({ forms, layout, rosters }, pen) => {
  for (const { form, absent } of forms) {
    if (!absent) continue;
    const cells = form.rows.map(({ element }) => ({ element: element.code, sheet: form.name, cell: "", raw: "" }));
    // Remarks that a unit may leave out hold nothing up.
    const severity = form.rows.every(({ element }) => element.optional) ? "warning" : "error";
    pen.note("sheet.absent", severity, { sheet: form.name }, cells);
  }
  const found = new Set(rosters.map(({ roster }) => roster.code));
  for (const sheet of layout.sheets) {
    if (sheet.kind !== "roster" || found.has(sheet.roster.code)) continue;
    const cells = sheet.columns.map(({ definition }) => ({
      ...{ element: definition.code, sheet: sheet.name, cell: "", raw: "" },
    }));
    pen.note("sheet.absent", "error", { sheet: sheet.name }, cells);
  }
};

/** As many equal figures as cannot be chance. */
const tooManyAlike = 5;

export const checkSubstance: Check = (reading, pen) => {
  const { values, forms } = reading;
  const said = values.filter((value) => value.fate !== "blank" || value.reason !== null);
  const whole = forms.every((form) => !form.absent);
  if (whole && said.length === 0) pen.note("submission.empty", "error", {}, []);
  const numbers = values.filter((value) => typeof value.value === "number" && value.row === 0);
  if (numbers.length >= tooManyAlike && numbers.every((value) => value.value === 0))
    pen.note("submission.all_zero", "warning", { count: numbers.length }, []);
  const alike = sameAsPrevious(reading);
  if (alike >= tooManyAlike) pen.note("submission.same_as_previous", "warning", { count: alike }, []);
};

/** How many figures are those of last year; 0 where any differs. */
function sameAsPrevious({ values, previous }: Reading): number {
  const compared = values.filter((value) => {
    const before = previous.get(value.element);
    return value.row === 0 && typeof value.value === "number" && value.value !== 0 && typeof before === "number";
  });
  return compared.every((value) => value.value === previous.get(value.element)) ? compared.length : 0;
}
