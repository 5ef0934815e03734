/** Whose the files are that could not be taken in: what their names say, where they say one unit. */
import { basename } from "node:path";
import { type Campaign, expectedUnits } from "../campaign/index.js";
import { unitsInFileName } from "../vietnamese/index.js";

/** Names of files by unit code. */
export function refusedByUnit(campaign: Campaign, paths: readonly string[]): ReadonlyMap<string, string[]> {
  const units = expectedUnits(campaign);
  const found = new Map<string, string[]>();
  for (const path of paths) {
    // "inbox/thu.eml › Biểu.pdf": the file inside is what was refused.
    const name = basename(path.split(" › ").at(-1)!);
    const [unit, ...others] = unitsInFileName(name, units);
    if (unit === undefined || others.length > 0) continue;
    found.set(unit, [...new Set([...(found.get(unit) ?? []), name])]);
  }
  return found;
}
