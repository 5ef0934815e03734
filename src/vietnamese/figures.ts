/**
 * Digits and separators to a number, and how sure that is. Vietnamese: dot for thousands, comma for decimals; English the
 * other way round; a blank for thousands in both. Knows nothing of fields and units.
 */

export interface Figure {
  value: number;
  /**
   * sure: one reading only. foreign: one reading, in the English way. dot, comma: one separator before three digits, so
   * thousands in one way and decimals in the other; `value` is the Vietnamese reading, `other` the English.
   */
  style: "sure" | "foreign" | "dot" | "comma" | "scientific";
  other?: number;
  /** More than the 15 digits a workbook keeps. */
  overlong: boolean;
}

/** null where the digits are not grouped in any known way: "1.23.456", "12 34". Takes no sign. */
export function readFigure(text: string): Figure | null {
  const figure = (digits: string, style: Figure["style"], other?: string): Figure => {
    const overlong = digits.replace(/e.*|\./gi, "").replace(/^0+|0+$/g, "").length > 15;
    const read: Figure = { value: Number(digits), style, overlong };
    if (other !== undefined) read.other = Number(other);
    return read;
  };
  const bare = text.replace(/[., ]/g, "");
  const decimalComma = text.replace(/[. ]/g, "").replace(",", ".");
  const decimalDot = text.replace(/[, ]/g, "");

  if (/^\d+$/.test(text)) return figure(text, "sure");
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(text)) return figure(bare, "dot", text);
  if (/^[1-9]\d{0,2},\d{3}$/.test(text)) return figure(decimalComma, "comma", bare);
  if (/^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(text)) return figure(bare, "sure");
  if (/^[1-9]\d{0,2}(,\d{3}){2,}$/.test(text)) return figure(bare, "foreign");
  if (/^[1-9]\d{0,2}( \d{3})+$/.test(text)) return figure(bare, "sure");
  if (/^(\d*|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}( \d{3})+),\d+$/.test(text)) return figure(decimalComma, "sure");
  if (/^(\d*|[1-9]\d{0,2}(,\d{3})+|[1-9]\d{0,2}( \d{3})+)\.\d+$/.test(text)) return figure(decimalDot, "foreign");
  if (/^\d+([.,]\d+)?e[+-]?\d{1,3}$/i.test(text)) return figure(text.replace(",", "."), "scientific");
  return null;
}
