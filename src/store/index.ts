/** Where submissions are kept. */
import { UserError } from "../messages/index.js";
import { openDuckDb } from "./duckdb.js";
import { openStore, type Store } from "./store.js";

export { type ParquetColumn, parquetOf } from "./parquet.js";
export type * from "./records.js";
export type { Store } from "./store.js";

/** Opens the store at an address: a path of a DuckDB file. */
export async function openStoreAt(address: string, campaign: string): Promise<Store> {
  if (/^[a-z]+:\/\//i.test(address))
    throw new UserError("store.unknown_engine", { address: address.split(":")[0]! }, 2);
  return openStore(await openDuckDb(address), campaign);
}
