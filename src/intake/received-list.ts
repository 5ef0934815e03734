/** The inbox's own list of days of arrival: file, received (ISO 8601), from. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { UserError } from "../messages/index.js";
import { readInstant } from "../vietnamese/index.js";
import { receivedListName } from "./discover.js";

export interface Arrival {
  at: string;
  from: string;
}

/** Arrivals by file path inside the folder. Throws a UserError that names the line. */
export function readReceivedList(inbox: string): Map<string, Arrival> {
  const path = join(inbox, receivedListName);
  if (!existsSync(path)) return new Map();
  const fail = (line: number, detail: string) => new UserError("received.bad_line", { line, detail }, 2);
  let rows: { record: Record<string, string>; info: { lines: number } }[];
  try {
    rows = parse(readFileSync(path, "utf8"), {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (error) {
    throw fail((error as { lines?: number }).lines ?? 1, (error as Error).message);
  }
  const arrivals = new Map<string, Arrival>();
  const wrong: UserError[] = [];
  for (const { record, info } of rows) {
    const { file, received, from } = record;
    const at = received ? readInstant(received) : null;
    if (!file || at === null) wrong.push(fail(info.lines, JSON.stringify(record)));
    else arrivals.set(file.normalize("NFC"), { at, from: from ?? "" });
  }
  const last = wrong.pop();
  if (last === undefined) return arrivals;
  // All wrong lines at once: the others are printed above the last one.
  last.details = wrong.map((error) => error.message);
  throw last;
}
