import { defaultLimits, listZip } from "./read/index.js";

/** The parts of a package by their names, in their order. Throws UnreadableWorkbook. */
export function partsOf(bytes: Uint8Array): Map<string, Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Map(listZip(buffer, { ...defaultLimits }).map((entry) => [entry.name ?? "", entry.read()]));
}
