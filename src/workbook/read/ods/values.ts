/** What a cell of an OpenDocument spreadsheet holds, from its attributes and the text it shows. */
import type { CellContent } from "../model.js";
import { parseIsoDay, parseNumber } from "../numbers.js";
import type { OdfAttribute } from "./odf-xml.js";
import type { OdsFormat } from "./styles.js";

/** What is needed of an element after it has gone by. */
export interface WrittenValue {
  type: string | undefined;
  /** LibreOffice marks errors here, which the standard has no type for. */
  isError: boolean;
  value: string | undefined;
  formula: string | undefined;
}

export interface OdsContent {
  value: CellContent;
  format: string | undefined;
  isDate: boolean;
}

/** The attribute that holds the value of a type. */
const valueAttributes = new Map([
  ["date", "office:date-value"],
  ["time", "office:time-value"],
  ["boolean", "office:boolean-value"],
  ["string", "office:string-value"],
]);

export function writtenValue(attribute: OdfAttribute): WrittenValue {
  const type = attribute("office:value-type");
  return {
    type,
    isError: attribute("calcext:value-type") === "error",
    value: attribute(valueAttributes.get(type ?? "") ?? "office:value"),
    formula: attribute("table:formula"),
  };
}

/** What Excel and LibreOffice show for an error. */
const errorPattern = /^(?:#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|Err:\d{3})$/;

/** `shown` is the text in the cell, null where there is none. A value that is none is handed on as the text shown. */
export function contentOf(
  { type, isError, value, formula }: WrittenValue,
  shown: string | null,
  format: OdsFormat,
  date1904: boolean,
): OdsContent {
  const as = (content: CellContent, isDate = format.isDate, code = format.format): OdsContent => ({
    value: content,
    format: code,
    isDate,
  });
  const text = type === "string" ? (value ?? shown ?? "") : shown;
  // LibreOffice stores an empty text for an error, and shows it.
  const visible = shown || text;
  if (isError) return as({ error: visible || "#VALUE!" });
  // Programs that know no type for errors write 0 or a text beside what they show.
  if (formula !== undefined && visible && errorPattern.test(visible)) return as({ error: visible });
  switch (type) {
    case "float":
    case "currency": {
      const number = value === undefined ? null : parseNumber(value);
      return number === null ? as(text) : as(number);
    }
    case "percentage": {
      const number = value === undefined ? null : parseNumber(value);
      return as(number ?? text, false, format.format?.includes("%") ? format.format : "0%");
    }
    case "date": {
      const day = value === undefined ? null : parseIsoDay(value, date1904);
      return day === null ? as(text) : as(day, true, format.isDate ? format.format : "yyyy-mm-dd");
    }
    case "time": {
      const time = value === undefined ? null : parseDuration(value);
      return time === null ? as(text) : as(time, true, format.isDate ? format.format : "[h]:mm:ss");
    }
    case "boolean":
      return as(value === "true" ? true : value === "false" ? false : text);
    default:
      return as(text);
  }
}

/** "PT12H30M00S" in days; null where the text is no such duration. */
function parseDuration(text: string): number | null {
  const parts = /^(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,20})?)S)?)?$/.exec(text);
  if (!parts) return null;
  const [days, hours, minutes, seconds] = parts.slice(2).map((part) => Number((part ?? "0").replace(",", ".")));
  const time = days! + (hours! * 3600 + minutes! * 60 + seconds!) / 86_400;
  return parts[1] === "-" ? -time : time;
}
