/** The store: whether it opens, whether its rows belong together, and whether the received bytes are those it was made from. */
import { existsSync } from "node:fs";
import { type MessageCode, UserError } from "../../messages/index.js";
import {
  integrityOf,
  isPostgres,
  journalOf,
  openStoreAt,
  type ReceivedFiles,
  withReceived,
} from "../../store/index.js";
import { type Checked, found } from "./finding.js";

const mostNamed = 5;

export async function storeAt(
  address: string,
  campaign: string,
  folder: ReceivedFiles,
  now: string,
): Promise<Checked[]> {
  if (!isPostgres(address) && !existsSync(address) && !existsSync(journalOf(address))) {
    const count = (await folder.names()).length;
    return [
      count === 0
        ? found("store", "ok", "doctor.store_none")
        : found("store", "problem", "doctor.store_gone", { count }),
    ];
  }
  try {
    // Opened as every command does, which compares it with its log.
    await (await openStoreAt(address, campaign)).close();
    const integrity = await integrityOf(address, campaign);
    const { engineVersion: engine, version, submissions, values, events, lastEvent, faults } = integrity;
    const counts = { submissions: submissions.length, values, events };
    const wrong = faults.map(({ fault, table, count }) =>
      found("rows", "problem", "doctor.rows_wrong", {
        what: { code: `doctor.${fault}` as const, slots: { table } },
        count,
      }),
    );
    return [
      found("store", "ok", "doctor.store_found", { engine, version, ...counts }),
      ...(wrong.length > 0 ? wrong : [found("rows", "ok", "doctor.rows_found")]),
      lastEvent !== null && lastEvent > now
        ? found("clock", "warning", "doctor.clock_behind", { now, last: lastEvent })
        : found("clock", "ok", "doctor.clock_found"),
      ...(await withReceived(address, campaign, folder, (received) =>
        receivedFilesOf(received, submissions, isPostgres(address)),
      )),
    ];
  } catch (error) {
    if (error instanceof UserError) return [found("store", "problem", error.code, error.slots)];
    throw error;
  }
}

async function receivedFilesOf(
  received: ReceivedFiles,
  submissions: readonly { sha256: string; file: string }[],
  shared: boolean,
): Promise<Checked[]> {
  const names = await received.names();
  const kept = new Set(names.map((name) => name.slice(0, 64)));
  const missing = submissions.filter(({ sha256 }) => !kept.has(sha256));
  const by: Record<State, string[]> = { whole: [], clear: [], locked: [], wrong: [] };
  for (const name of names) by[await stateOf(received, name)].push(name);
  const some = (files: readonly string[]) =>
    files.slice(0, mostNamed).join(", ") + (files.length > mostNamed ? ", …" : "");
  const told = (level: Checked["level"], code: MessageCode, files: readonly string[]) =>
    files.length > 0 ? [found("received", level, code, { count: files.length, files: some(files) })] : [];
  const wrong = [
    ...told(
      "problem",
      "doctor.received_missing",
      missing.map((one) => one.file),
    ),
    ...told("problem", "doctor.received_differs", by.wrong),
    ...told("problem", "doctor.received_locked", by.locked),
    ...told("warning", shared ? "doctor.received_clear_shared" : "doctor.received_clear", by.clear),
  ];
  return wrong.length > 0 ? wrong : [found("received", "ok", "doctor.received_found", { count: names.length })];
}

/** `clear`: whole, but not encrypted although there is a key; `locked`: the key is missing or another one. */
type State = "whole" | "clear" | "locked" | "wrong";

async function stateOf(received: ReceivedFiles, name: string): Promise<State> {
  try {
    await received.read(name);
    return received.seal.seals && !(await received.isSealed(name)) ? "clear" : "whole";
  } catch (error) {
    if (error instanceof UserError) return error.code === "received.differs" ? "wrong" : "locked";
    if ((error as NodeJS.ErrnoException).code !== undefined) return "wrong";
    throw error;
  }
}
