/** Makes an Office package the same bytes on every run, fixed times in the zip, and valid where exceljs is careless. */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { zip } from "./zip.js";

const styles = "xl/styles.xml";

export function reproducible(bytes: Uint8Array): Uint8Array {
  return zip(soundParts(bytes));
}

/** The parts of the package in their order, to be zipped. */
export function soundParts(bytes: Uint8Array): [name: string, part: Uint8Array][] {
  return Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    name === styles ? strToU8(withOrderedFonts(strFromU8(part))) : part,
  ]);
}

/** The order that the schema of spreadsheets gives the children of a font; exceljs writes colours first. */
const order = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(" ");

function withOrderedFonts(xml: string): string {
  return xml.replace(/<font>(.*?)<\/font>/g, (_, inner: string) => {
    const children = inner.match(/<[^>]*>/g) ?? [];
    const place = (tag: string) => order.indexOf(/^<(\w+)/.exec(tag)?.[1] ?? "");
    return `<font>${[...children].sort((a, b) => place(a) - place(b)).join("")}</font>`;
  });
}
