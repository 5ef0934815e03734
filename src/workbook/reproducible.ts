/** Makes an Office package the same bytes on every run: fixed times in the zip, entries as they came. */
import { unzipSync, type Zippable, zipSync } from "fflate";

/** The earliest time a zip entry can have. */
const epoch = new Date(1980, 0, 1);

export function reproducible(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) parts[name] = [content, { mtime: epoch, level: 6 }];
  return zipSync(parts);
}
