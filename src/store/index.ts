/** Where submissions are kept. */

export { copyStore, type ReceivedFiles, type Seal, type StoreCopy, withReceived } from "./copy.js";
export { bit, type FigureGroup, type FigureRequest, mostBits, type Numbers, type Place } from "./figures.js";
export { type Integrity, integrityOf } from "./integrity.js";
export { journalOf } from "./journal.js";
export { openStoreAt } from "./open-store.js";
export { type ParquetColumn, parquetOf } from "./parquet.js";
export { isPostgres } from "./postgres-address.js";
export { type Rebuilt, rebuildStore } from "./rebuild.js";
export type * from "./records.js";
export type { NewSubmission, Order, Store } from "./store.js";
