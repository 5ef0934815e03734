/**
 * Who writes for a unit takes its next number, and holds the unit until the transaction ends. A row that is written, not a
 * lock of one engine's own: it holds in every engine that has transactions, also in those that distribute.
 */
import type { Database } from "./database.js";

export async function nextTurn(database: Database, campaign: string, unit: string): Promise<number> {
  const [row] = await database.all(
    "UPDATE turn SET taken = taken + 1 WHERE campaign = $1 AND unit = $2 RETURNING taken",
    [campaign, unit],
  );
  if (row) return Number(row.taken);
  // Of two who are the first at once, the key lets one through; the other's transaction starts again.
  await database.run("INSERT INTO turn (campaign, unit, taken) VALUES ($1, $2, 1)", [campaign, unit]);
  return 1;
}
