/**
 * Who writes for a unit takes its next number, and holds the unit until the transaction ends. A row that is written, not a
 * lock of one engine's own: it holds in every engine that has transactions, also in those that distribute.
 */
import type { Database } from "./database.js";

export async function nextTurn(database: Database, campaign: string, unit: string): Promise<number> {
  const [row] = await database.all(
    `INSERT INTO turn (campaign, unit, taken) VALUES ($1, $2, 1)
     ON CONFLICT (campaign, unit) DO UPDATE SET taken = turn.taken + 1 RETURNING taken`,
    [campaign, unit],
  );
  return Number(row!.taken);
}
