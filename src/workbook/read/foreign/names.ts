/** Defined names as other formats hold them, made into those of the model. */
import type { ReadName } from "../model.js";
import { parseReference } from "../references.js";

export interface WrittenName {
  name: string;
  local: boolean;
  /** As in Excel: `'Biểu 1'!$A$1`. */
  reference: string;
  /** As the file writes it, where that is another way. */
  text?: string;
}

/** Names of the whole workbook first, so that the first of a name is the one that counts. */
export function placeNames(written: readonly WrittenName[], sheets: readonly { name: string }[]): ReadName[] {
  // Excel does not tell sheet names apart by case.
  const known = new Map(sheets.toReversed().map(({ name }) => [name.toLowerCase(), name]));
  const names = written.map(({ name, local, reference, text = reference }): ReadName => {
    const area = parseReference(reference);
    const sheet = area && known.get(area.sheet.toLowerCase());
    return area && sheet !== undefined
      ? { name, sheet, top: area.top, left: area.left, bottom: area.bottom, right: area.right, local, text }
      : { name, sheet: null, top: 0, left: 0, bottom: 0, right: 0, local, text };
  });
  return [...names.filter(({ local }) => !local), ...names.filter(({ local }) => local)];
}
