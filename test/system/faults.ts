/** What the fault tests share: an ingest in a process of its own, what a store holds, and random moments. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { loadCampaign } from "../../src/campaign/index.js";
import { assembleRound } from "../../src/round/assemble.js";
import { sums } from "../../src/store/copy.js";
import { openStoreAt } from "../../src/store/index.js";
import { openDatabase } from "../../src/store/open.js";

export const now = "2026-12-06T03:00:00.000Z";
export const campaignCode = "lai-chau-2026";

export interface Child {
  pid: number;
  /** Hashes of the submissions that the store acknowledged so far. */
  acknowledged: string[];
  kill(): void;
  ended: Promise<{ status: number | null; told: string; seconds: number }>;
}

export function startIngest(folder: string, address: string, at = now, inbox?: string): Child {
  const start = performance.now();
  const script = join(import.meta.dirname, "ingest-child.js");
  const child = spawn(process.execPath, [script, folder, address, at, ...(inbox === undefined ? [] : [inbox])]);
  let out = "";
  let told = "";
  child.stdout.on("data", (data: Buffer) => {
    out += data;
  });
  child.stderr.on("data", (data: Buffer) => {
    told += data;
  });
  return {
    pid: child.pid!,
    get acknowledged() {
      return out.split("\n").slice(0, -1);
    },
    kill: () => child.kill("SIGKILL"),
    ended: new Promise((done) =>
      child.once("close", (status) => done({ status, told: told.trim(), seconds: (performance.now() - start) / 1000 })),
    ),
  };
}

/** A sum of every table. */
export async function tablesOf(address: string): Promise<Record<string, string>> {
  const database = await openDatabase(address, campaignCode, () => undefined);
  try {
    const found = await sums(database, campaignCode);
    return Object.fromEntries(found.map(({ table, rows, sha256 }) => [table, `${rows} ${sha256}`]));
  } finally {
    await database.close();
  }
}

export async function hashesIn(address: string): Promise<string[]> {
  const store = await openStoreAt(address, campaignCode);
  try {
    return (await store.submissions()).map((one) => one.sha256);
  } finally {
    await store.close();
  }
}

/** Of the submissions, those that are there without all of their values, or twice; and values of none. */
export async function halfWritten(address: string): Promise<string[]> {
  const database = await openDatabase(address, campaignCode, () => undefined);
  try {
    const rows = await database.all(
      `SELECT submission.sha256 FROM submission
       LEFT JOIN (SELECT sha256, COUNT(*) AS held, COUNT(DISTINCT part) AS parts FROM value GROUP BY sha256) AS own
         ON own.sha256 = submission.sha256
       WHERE COALESCE(own.held, 0) < submission.inputs
          OR NOT EXISTS (SELECT 1 FROM event WHERE event.sha256 = submission.sha256 AND event.kind = 'ingested')
       UNION ALL SELECT sha256 FROM submission GROUP BY sha256 HAVING COUNT(*) > 1
       UNION ALL SELECT sha256 FROM value WHERE sha256 NOT IN (SELECT sha256 FROM submission)
       UNION ALL SELECT sha256 FROM event WHERE kind = 'ingested' GROUP BY sha256 HAVING COUNT(*) > 1`,
    );
    return rows.map((row) => String(row.sha256));
  } finally {
    await database.close();
  }
}

/** Everything that is printed from a store. */
export async function resultsOf(folder: string, address: string) {
  const campaign = loadCampaign(folder, "vi");
  const store = await openStoreAt(address, campaign.code);
  try {
    const { indicators, findings, statuses, blockers } = await assembleRound(campaign, store, "vi");
    return { indicators, findings, statuses, blockers };
  } finally {
    await store.close();
  }
}

/** The same moments on every run: numbers from 0 to 1. */
export function moments(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

export const wait = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));
