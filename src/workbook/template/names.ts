/** The defined names of a workbook, gathered while sheets are written and set at once. */
import type ExcelJS from "exceljs";

export class Names {
  readonly #model: { name: string; ranges: string[] }[] = [];

  /** `area`: `$F$8` or `$C$8:$C$108`. */
  add(name: string, sheet: string, area: string): void {
    this.#model.push({ name, ranges: [`'${sheet}'!${area}`] });
  }

  setOn(workbook: ExcelJS.Workbook): void {
    workbook.definedNames.model = this.#model;
  }
}
