/** Styles of an OpenDocument spreadsheet, as far as they say how a number is to be read and which sheets are hidden. */
import { isDateFormat } from "../styles.js";
import type { OdfAttribute } from "./odf-xml.js";

export interface OdsFormat {
  /** Number format code as Excel would write it, roughly; undefined for General. */
  format: string | undefined;
  isDate: boolean;
}

const general: OdsFormat = { format: undefined, isDate: false };

/** A cell style names its parent; a chain longer than this is none. */
const LONGEST_CHAIN = 16;
const MOST_DIGITS = 30;

interface CellStyle {
  parent: string | undefined;
  dataStyle: string | undefined;
}

/** Gathers styles as their elements go by; later ones of a name replace earlier ones. */
export class OdsStyles {
  private readonly codes = new Map<string, string | undefined>();
  private readonly cells = new Map<string, CellStyle>();
  private readonly hiddenTables = new Set<string>();
  private readonly known = new Map<string, OdsFormat>();
  private table: string | null = null;
  private code: { name: string; parts: string[]; isGeneral: boolean } | null = null;
  private words: string | null = null;

  open(name: string, attribute: OdfAttribute): void {
    if (name === "style:style") {
      const family = attribute("style:family");
      const style = attribute("style:name") ?? "";
      this.table = family === "table" ? style : null;
      if (family === "table-cell")
        this.cells.set(style, {
          parent: attribute("style:parent-style-name"),
          dataStyle: attribute("style:data-style-name"),
        });
    } else if (name === "style:table-properties") {
      if (this.table !== null && attribute("table:display") === "false") this.hiddenTables.add(this.table);
    } else if (dataStyles.has(name)) {
      this.code = { name: attribute("style:name") ?? "", parts: [], isGeneral: name === "number:number-style" };
      if (name === "number:text-style") this.code.parts.push("@");
    } else if (this.code) {
      this.part(this.code, name, attribute);
    }
  }

  text(piece: string): void {
    if (this.words !== null && this.words.length < 255) this.words += piece;
  }

  close(name: string): void {
    if (this.code && this.words !== null && (name === "number:text" || name === "number:currency-symbol")) {
      if (this.words !== "") this.code.parts.push(literal(this.words));
      this.words = null;
    } else if (this.code && dataStyles.has(name)) {
      const { name: style, parts, isGeneral } = this.code;
      this.codes.set(style, isGeneral || parts.length === 0 ? undefined : parts.join("").slice(0, 255));
      this.code = null;
    }
  }

  /** The format of a cell style; General where it or its format is not known. */
  formatOf(style: string | undefined): OdsFormat {
    if (style === undefined) return general;
    let format = this.known.get(style);
    if (!format) {
      format = this.resolve(style);
      this.known.set(style, format);
    }
    return format;
  }

  isHidden(tableStyle: string | undefined): boolean {
    return tableStyle !== undefined && this.hiddenTables.has(tableStyle);
  }

  private resolve(style: string): OdsFormat {
    let at: CellStyle | undefined = this.cells.get(style);
    for (let n = 0; at && n < LONGEST_CHAIN; n++) {
      if (at.dataStyle !== undefined) {
        const format = this.codes.get(at.dataStyle);
        return format === undefined ? general : { format, isDate: isDateFormat(format) };
      }
      at = at.parent === undefined ? undefined : this.cells.get(at.parent);
    }
    return general;
  }

  private part(code: NonNullable<typeof this.code>, name: string, attribute: OdfAttribute): void {
    const isLong = attribute("number:style") === "long";
    if (name === "number:text" || name === "number:currency-symbol") this.words = "";
    else if (name === "number:number" || name === "number:scientific-number") {
      const decimals = attribute("number:decimal-places");
      const isPlain = decimals === undefined && attribute("number:grouping") !== "true" && name === "number:number";
      code.isGeneral &&= isPlain && code.parts.length === 0;
      code.parts.push(digits(attribute) + (name === "number:number" ? "" : "E+00"));
    } else if (name === "number:fraction") {
      code.isGeneral = false;
      code.parts.push("# ?/?");
    } else if (name === "number:month" && attribute("number:textual") === "true") {
      code.parts.push(isLong ? "mmmm" : "mmm");
    } else {
      const letter = dateLetters.get(name);
      if (letter) code.parts.push(isLong ? letter[1] : letter[0]);
    }
  }
}

const dataStyles = new Set(
  ["number", "percentage", "currency", "date", "time", "boolean", "text"].map((kind) => `number:${kind}-style`),
);

const dateLetters = new Map<string, readonly [short: string, long: string]>([
  ["number:year", ["yy", "yyyy"]],
  ["number:month", ["m", "mm"]],
  ["number:day", ["d", "dd"]],
  ["number:day-of-week", ["ddd", "dddd"]],
  ["number:hours", ["h", "hh"]],
  ["number:minutes", ["m", "mm"]],
  ["number:seconds", ["s", "ss"]],
  ["number:am-pm", ["AM/PM", "AM/PM"]],
]);

function digits(attribute: OdfAttribute): string {
  const count = (name: string, otherwise: number) => {
    const value = Number(attribute(name) ?? otherwise);
    return Number.isInteger(value) && value >= 0 ? Math.min(value, MOST_DIGITS) : otherwise;
  };
  const whole = "0".repeat(count("number:min-integer-digits", 1)) || "#";
  const decimals = "0".repeat(count("number:decimal-places", 0));
  const grouped = attribute("number:grouping") === "true" ? `#,##${whole}` : whole;
  return decimals === "" ? grouped : `${grouped}.${decimals}`;
}

/** Signs that a format shows as they are; other words stand in quotation marks. */
function literal(words: string): string {
  return /^[-%+/:., ()]+$/.test(words) ? words : `"${words.replaceAll('"', "”")}"`;
}
