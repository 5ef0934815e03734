/** An inbox, a store, and the round they make: below the command line, above everything else. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Campaign } from "../../src/campaign/index.js";
import { assembleRound, type Round } from "../../src/round/assemble.js";
import { type IngestOptions, ingest } from "../../src/round/ingest/ingest.js";
import type { EntryOutcome } from "../../src/round/ingest/outcome.js";
import { openStoreAt, type Store } from "../../src/store/index.js";
import { temporaryFolder } from "../round/small-campaign.js";

export interface Desk {
  folder: string;
  inbox: string;
  received: string;
  store: Store;
  put(name: string, bytes: Uint8Array | string): void;
  /** Days of arrival, by file. */
  list(rows: Record<string, string>): void;
  take(options?: Partial<IngestOptions>): Promise<EntryOutcome[]>;
  round(): Promise<Round>;
}

/** When nothing else is said, a run is before the deadline. */
export const usualDay = "2026-12-04T03:00:00.000Z";

export async function desk(campaign: Campaign, folder = temporaryFolder()): Promise<Desk> {
  const [inbox, received] = [join(folder, "inbox"), join(folder, "received")];
  mkdirSync(inbox, { recursive: true });
  const store = await openStoreAt(join(folder, "tonghop.duckdb"), campaign.code);
  return {
    ...{ folder, inbox, received, store },
    put(name, bytes) {
      mkdirSync(dirname(join(inbox, name)), { recursive: true });
      writeFileSync(join(inbox, name), bytes);
    },
    list(rows) {
      const lines = Object.entries(rows).map(([file, at]) => `"${file}",${at},`);
      writeFileSync(join(inbox, "received.csv"), ["file,received,from", ...lines, ""].join("\n"));
    },
    take: (options = {}) =>
      ingest(campaign, store, [inbox], { lang: "vi", now: usualDay, receivedFolder: received, ...options }),
    round: () => assembleRound(campaign, store, "vi"),
  };
}
