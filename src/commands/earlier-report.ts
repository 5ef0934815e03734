import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../messages/index.js";
import { type EarlierReport, readEarlier } from "../report/index.js";
import type { Context } from "./context.js";

/** The figures that the report named with --since carries; null where none is named. */
export function earlierReport(context: Context, named: string | undefined, campaign: string): EarlierReport | null {
  if (named === undefined) return null;
  const path = resolve(context.cwd, named);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new UserError("report.since_missing", { path }, 2);
  }
  return readEarlier(bytes, path, campaign);
}
