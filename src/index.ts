/**
 * The same core as the command line, as a library.
 *
 * @example
 * const campaign = loadCampaign("lai-chau", "vi");
 * const store = await openStoreAt("lai-chau/tonghop.duckdb", campaign.code);
 * const { indicators } = await assembleRound(campaign, store, "vi");
 * await store.close();
 */
export {
  type Campaign,
  checkCampaign,
  findCampaign,
  loadCampaign,
  type Problem,
  problemText,
} from "./campaign/index.js";
export { main } from "./cli.js";
export { type Documents, documents, envelope } from "./commands/documents.js";
export type { IndicatorResult } from "./indicators/index.js";
export { type Lang, UserError } from "./messages/index.js";
export type * from "./model.js";
export { assembleRound, type Round } from "./round/assemble.js";
export { chooseUnits, generateTemplates } from "./round/generate.js";
export { ingest } from "./round/ingest/ingest.js";
export type { EntryOutcome } from "./round/ingest/outcome.js";
export { makeReport } from "./round/report.js";
export { type Trace, traceOf } from "./round/trace/trace.js";
export { openStoreAt, type Store } from "./store/index.js";
