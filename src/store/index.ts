/** Where submissions are kept. */
import type { MessageCode, Slots } from "../messages/index.js";
import { openDatabase } from "./open.js";
import { SqlStore } from "./sql-store.js";
import type { Store } from "./store.js";

export { copyStore, type ReceivedFiles, type StoreCopy } from "./copy.js";
export { bit, type FigureGroup, type FigureRequest, mostBits, type Numbers, type Place } from "./figures.js";
export { type ParquetColumn, parquetOf } from "./parquet.js";
export { isPostgres } from "./postgres-address.js";
export type * from "./records.js";
export type { Order, Store } from "./store.js";

/**
 * Opens the store at an address: a path of a DuckDB file, or `postgres://…`. One made by an older program is brought up to
 * date, and that is told. Throws a UserError where it is another campaign's, or cannot be opened.
 */
export async function openStoreAt(
  address: string,
  campaign: string,
  told: (code: MessageCode, slots: Slots) => void = () => undefined,
): Promise<Store> {
  return new SqlStore(await openDatabase(address, campaign, told), campaign);
}
