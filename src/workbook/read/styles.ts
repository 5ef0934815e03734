/** Number formats of cells, as far as they say how a number is to be read. Nothing else of the styles is looked at. */
import type { ReadLimits } from "./limits.js";
import { readXml } from "./xml.js";

export interface CellStyle {
  /** Number format code; null for General. */
  format: string | null;
  isDate: boolean;
}

export const generalStyle: CellStyle = { format: null, isDate: false };

/** Formats that files only name by number (ECMA-376 18.8.30). 27–36 and 50–58 are dates in East Asian Excels. */
const builtin = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, '"$"#,##0_);("$"#,##0)'],
  [6, '"$"#,##0_);[Red]("$"#,##0)'],
  [7, '"$"#,##0.00_);("$"#,##0.00)'],
  [8, '"$"#,##0.00_);[Red]("$"#,##0.00)'],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "mm-dd-yy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "m/d/yy h:mm"],
  [37, "#,##0_);(#,##0)"],
  [38, "#,##0_);[Red](#,##0)"],
  [39, "#,##0.00_);(#,##0.00)"],
  [40, "#,##0.00_);[Red](#,##0.00)"],
  [41, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'],
  [42, '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'],
  [44, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);
const eastAsianDates = new Set([27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** True where the format shows a number as a day or a time. */
export function isDateFormat(format: string): boolean {
  const [first = ""] = format.slice(0, 255).split(";", 1); // Excel takes no longer ones
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(h+|m+|s+)\]/gi, "$1") // elapsed time
    .replace(/\[[^[\]]*\]/g, "") // without a `[` inside, or a row of them would cost its square
    .replace(/general/gi, "");
  return /[dmyhs]/i.test(bare);
}

/** The style of each index that a cell's `s` may name. */
export function readStyles(text: string, part: string, limits: ReadLimits): CellStyle[] {
  return readXml(text, part, "styleSheet", limits, () => {
    const custom = new Map<number, string>();
    const numbers: number[] = [];
    return {
      open(name, attribute, parent) {
        if (name === "numFmt" && parent === "numFmts")
          custom.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
        else if (name === "xf" && parent === "cellXfs") numbers.push(Number(attribute("numFmtId") ?? 0));
      },
      result() {
        const known = new Map<number, CellStyle>();
        for (const number of numbers) if (!known.has(number)) known.set(number, styleOf(number, custom));
        return numbers.map((number) => known.get(number)!);
      },
    };
  });
}

function styleOf(number: number, custom: ReadonlyMap<number, string>): CellStyle {
  const format = custom.get(number) ?? builtin.get(number);
  if (format !== undefined) {
    return format === "" || /^general$/i.test(format) ? generalStyle : { format, isDate: isDateFormat(format) };
  }
  return eastAsianDates.has(number) ? { format: "yyyy/m/d", isDate: true } : generalStyle;
}
