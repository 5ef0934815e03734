/** Makes an Office package the same bytes on every run: fixed times in the zip, entries as they came. */
import { unzipSync } from "fflate";
import { zip } from "./zip.js";

export function reproducible(bytes: Uint8Array): Uint8Array {
  return zip(Object.entries(unzipSync(bytes)));
}
