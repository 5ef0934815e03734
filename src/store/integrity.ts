/** What must hold between the rows of a campaign, asked of the engine: counts of those for which it does not. */

import type { Database } from "./database.js";
import { openDatabase } from "./open.js";
import { schemaVersion } from "./schema.js";

export interface Integrity {
  engine: "duckdb" | "postgres";
  /** As the engine calls itself. */
  engineVersion: string;
  version: number;
  submissions: { sha256: string; file: string }[];
  values: number;
  events: number;
  /** null where nothing was logged. */
  lastEvent: string | null;
  faults: { fault: Fault; table: string; count: number }[];
}

export type Fault = "orphan" | "unlogged" | "incomplete" | "twice_current" | "numbering";

const ofSubmission = ["part", "value", "finding", "explanation"];

const faults: readonly { fault: Fault; table: string; sql: string }[] = [
  ...ofSubmission.map((table) => ({
    fault: "orphan" as const,
    table,
    sql: `SELECT COUNT(*) AS count FROM ${table} AS own WHERE own.campaign = $1 AND NOT EXISTS (
      SELECT 1 FROM submission AS s WHERE s.campaign = own.campaign AND s.sha256 = own.sha256)`,
  })),
  {
    fault: "unlogged",
    table: "submission",
    sql: `SELECT COUNT(*) AS count FROM submission AS s WHERE s.campaign = $1 AND NOT EXISTS (
      SELECT 1 FROM event AS e
      WHERE e.campaign = s.campaign AND e.unit = s.unit AND e.kind = 'ingested' AND e.sha256 = s.sha256)`,
  },
  {
    fault: "incomplete",
    table: "submission",
    sql: `SELECT COUNT(*) AS count FROM submission AS s WHERE s.campaign = $1 AND s.inputs > (
      SELECT COUNT(*) FROM value AS v WHERE v.campaign = s.campaign AND v.sha256 = s.sha256)`,
  },
  {
    fault: "twice_current",
    table: "part",
    sql: `SELECT COUNT(*) AS count FROM (
      SELECT unit, part FROM part WHERE campaign = $1 AND current = 1 GROUP BY unit, part HAVING COUNT(*) > 1) AS twice`,
  },
  {
    fault: "numbering",
    table: "turn",
    sql: `SELECT COUNT(*) AS count FROM (
      SELECT unit, MAX(number) AS last FROM event WHERE campaign = $1 GROUP BY unit) AS e
      LEFT JOIN turn AS t ON t.campaign = $1 AND t.unit = e.unit WHERE t.taken IS NULL OR t.taken < e.last`,
  },
];

/** Throws a UserError where the store cannot be opened. */
export async function integrityOf(address: string, campaign: string): Promise<Integrity> {
  const database = await openDatabase(address, campaign, () => undefined);
  try {
    return await database.transaction(() => ask(database, campaign), "snapshot");
  } finally {
    await database.close();
  }
}

async function ask(database: Database, campaign: string): Promise<Integrity> {
  const count = async (sql: string) => Number((await database.all(sql, [campaign]))[0]!.count);
  const submissions = await database.all("SELECT sha256, file FROM submission WHERE campaign = $1 ORDER BY sha256", [
    campaign,
  ]);
  const [last] = await database.all("SELECT MAX(happened_at) AS last FROM event WHERE campaign = $1", [campaign]);
  const [engine] = await database.all("SELECT version() AS version");
  const found: Integrity["faults"] = [];
  for (const { fault, table, sql } of faults) {
    const rows = await count(sql);
    if (rows > 0) found.push({ fault, table, count: rows });
  }
  return {
    engine: database.engine,
    engineVersion: String(engine!.version).split(/[ ,(]/).slice(0, 2).join(" "),
    version: schemaVersion,
    submissions: submissions.map((row) => ({ sha256: String(row.sha256), file: String(row.file) })),
    values: await count("SELECT COUNT(*) AS count FROM value WHERE campaign = $1"),
    events: await count("SELECT COUNT(*) AS count FROM event WHERE campaign = $1"),
    lastEvent: (last!.last ?? null) as string | null,
    faults: found,
  };
}
