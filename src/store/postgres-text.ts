/**
 * PostgreSQL keeps every text but one: no text may hold the character 0, which a hostile workbook can. It is written as two
 * characters that no other text is written as, so that every text comes back as it was.
 */
import type { SqlValue } from "./database.js";

const mark = "\u001a";
const zero = "\u0000";
const marked = new RegExp(`${mark}([^])`, "g");

/** Numbers as text, so that minus zero stays what it is. */
export function toStored(value: SqlValue): string | Uint8Array | null {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value !== "string" || (!value.includes(zero) && !value.includes(mark))) return value;
  return value.replaceAll(mark, `${mark}${mark}`).replaceAll(zero, `${mark}0`);
}

export function fromStored(value: SqlValue): SqlValue {
  if (typeof value !== "string" || !value.includes(mark)) return value;
  return value.replace(marked, (_, one: string) => (one === "0" ? zero : mark));
}
