/** Makes the tables, or brings those of an older program up to date: in one transaction, on opening. */
import { UserError } from "../messages/index.js";
import type { Database } from "./database.js";
import { createStatement, createStatements, schemaVersion, tableNamed } from "./schema.js";

/** From the version named to the next: statements that need nothing but what the tables hold. */
const upgrades: ReadonlyMap<number, (engine: Database["engine"]) => string[]> = new Map([
  [2, toCampaigns],
  [3, toWholeEvents],
]);

export interface Structure {
  version: number;
  /** The only one that an embedded store holds. */
  campaign: string | null;
}

/** What is there; null for an empty database. */
export async function structureOf(database: Database): Promise<Structure | null> {
  const made = await database.all(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'meta'",
  );
  if (made.length === 0) return null;
  const meta = new Map((await database.all("SELECT key, value FROM meta")).map((row) => [row.key, row.value]));
  if (!meta.has("version")) return null;
  return { version: Number(meta.get("version")), campaign: (meta.get("campaign") ?? null) as string | null };
}

/** Throws a UserError where the store is another campaign's, a newer program's, or too old to be known. */
export function refuseUnknown(found: Structure | null, campaign: string): void {
  if (found === null) return;
  const { version } = found;
  if (version > schemaVersion) throw new UserError("store.newer", { version }, 3);
  if (found.campaign !== null && found.campaign !== campaign)
    throw new UserError("store.other_campaign", { store: found.campaign, campaign }, 2);
  for (let from = version; from < schemaVersion; from++)
    if (!upgrades.has(from)) throw new UserError("store.older", { version }, 3);
}

/** Gives the version it found; null where it made the tables. A store that is up to date is only read. */
export async function migrate(database: Database, campaign: string): Promise<number | null> {
  const seen = await structureOf(database);
  refuseUnknown(seen, campaign);
  if (seen?.version === schemaVersion) return seen.version;
  return database.transaction(async () => {
    await database.holdStructure();
    const found = await structureOf(database);
    refuseUnknown(found, campaign);
    if (found === null) {
      for (const statement of createStatements(database.engine)) await database.run(statement);
      await database.run("INSERT INTO meta (key, value) VALUES ('version', $1)", [String(schemaVersion)]);
      if (database.engine === "duckdb")
        await database.run("INSERT INTO meta (key, value) VALUES ('campaign', $1)", [campaign]);
      return null;
    }
    for (let from = found.version; from < schemaVersion; from++)
      for (const statement of upgrades.get(from)!(database.engine)) await database.run(statement);
    await database.run("UPDATE meta SET value = $1 WHERE key = 'version'", [String(schemaVersion)]);
    return found.version;
  });
}

/**
 * 2 to 3: every row gets its campaign; events and decisions their number, in the order they were written. Stores of version 2
 * were also written before explanations had a table, and before they kept the figures they speak of.
 */
function toCampaigns(engine: Database["engine"]): string[] {
  const written = engine === "duckdb" ? "rowid" : "ctid";
  const campaign = "(SELECT value FROM meta WHERE key = 'campaign')";
  const moved = (name: string, given: Record<string, string> = {}, order = written) => {
    const own = tableNamed(name).columns.map((column) => column.name);
    const values = own.map((column) => (column === "campaign" ? campaign : (given[column] ?? column)));
    return [
      `ALTER TABLE ${name} RENAME TO ${name}_v2`,
      createStatement(tableNamed(name), engine),
      `INSERT INTO ${name} (${own.join(", ")}) SELECT ${values.join(", ")} FROM ${name}_v2 ORDER BY ${order}`,
      `DROP TABLE ${name}_v2`,
    ];
  };
  const unit = "COALESCE(unit, '')";
  return [
    `CREATE TABLE IF NOT EXISTS explanation (sha256 TEXT NOT NULL, unit TEXT NOT NULL, finding TEXT NOT NULL,
      text TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL, figures TEXT)`,
    "ALTER TABLE explanation ADD COLUMN IF NOT EXISTS figures TEXT",
    ...["submission", "part", "value", "explanation", "finding"].flatMap((name) => moved(name)),
    ...moved("decision", { number: `ROW_NUMBER() OVER (ORDER BY decided_at, ${written})` }),
    ...moved("event", { unit, number: `ROW_NUMBER() OVER (PARTITION BY ${unit} ORDER BY ${written})` }),
    ...createStatements(engine),
    `INSERT INTO turn (campaign, unit, taken) SELECT campaign, unit, MAX(number) FROM event GROUP BY campaign, unit`,
    ...(engine === "duckdb" ? [] : ["DELETE FROM meta WHERE key = 'campaign'"]),
  ];
}

/**
 * 3 to 4: the log says all that was given (arrival, sender, the figures and elements of a decision), so that everything else
 * can be made again from it and the received bytes. Each decision wrote one event, in the same order.
 */
function toWholeEvents(engine: Database["engine"]): string[] {
  const [object, merged] =
    engine === "duckdb"
      ? ["json_object", (given: string) => `CAST(json_merge_patch(event.detail, ${given}) AS VARCHAR)`]
      : [
          "jsonb_build_object",
          (given: string) => `CAST(CAST(event.detail AS JSONB) || jsonb_strip_nulls(${given}) AS TEXT)`,
        ];
  const arrival = `${object}('file', s.file, 'member', s.member, 'sender', s.sender, 'receivedAt', s.received_at, 'receivedFrom', s.received_from)`;
  const json = engine === "duckdb" ? "JSON" : "JSONB";
  const decided = `${object}('finding', d.finding, 'figures', d.figures, 'elements', CAST(d.elements AS ${json}), 'by', d.decided_by, 'reason', d.reason)`;
  const ranked = (columns: string, table: string, where = "") =>
    `SELECT ${columns}, ROW_NUMBER() OVER (PARTITION BY campaign ORDER BY number) AS place FROM ${table} ${where}`;
  return [
    `UPDATE event SET detail = ${merged(arrival)} FROM submission s
     WHERE event.kind = 'ingested' AND s.campaign = event.campaign AND s.sha256 = event.sha256`,
    `UPDATE event SET detail = ${merged(decided)}
     FROM (${ranked("*", "decision")}) d,
       (${ranked("campaign, number", "event", "WHERE unit = '' AND kind IN ('accepted', 'rejected')")}) e
     WHERE event.unit = '' AND event.campaign = e.campaign AND event.number = e.number
       AND d.campaign = e.campaign AND d.place = e.place`,
  ];
}
