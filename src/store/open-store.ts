/** An engine with its tables up to date, and its log kept once more beside an embedded one. */
import { existsSync } from "node:fs";
import type { MessageCode, Slots } from "../messages/index.js";
import { Journal } from "./journal.js";
import { openDatabase } from "./open.js";
import { isPostgres } from "./postgres-address.js";
import { SqlStore } from "./sql-store.js";
import type { Store } from "./store.js";

/** Before an empty store is made in the place of one that is gone: its log tells of it. Throws a UserError. */
export function refuseInPlaceOfLost(address: string): void {
  if (!isPostgres(address) && !existsSync(address)) Journal.open(address, []);
}

/**
 * Opens the store at an address: a path of a DuckDB file, or `postgres://…`. One made by an older program is brought up to
 * date, and that is told. Throws a UserError where it is another campaign's, or cannot be opened.
 */
export async function openStoreAt(
  address: string,
  campaign: string,
  told: (code: MessageCode, slots: Slots) => void = () => undefined,
): Promise<Store> {
  refuseInPlaceOfLost(address);
  const database = await openDatabase(address, campaign, told);
  try {
    const store = new SqlStore(database, campaign);
    if (database.engine === "postgres") return store;
    return new SqlStore(database, campaign, Journal.open(address, await store.events()));
  } catch (error) {
    await database.close();
    throw error;
  }
}
