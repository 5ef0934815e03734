/** The received bytes in a store that machines share: kept once, by their hash. */
import type { Database } from "./database.js";

export interface ReceivedFile {
  sha256: string;
  /** Of the name it came under, with its dot. */
  extension: string;
  bytes: Uint8Array;
}

export async function keepReceived(database: Database, campaign: string, file: ReceivedFile): Promise<void> {
  const { sha256, extension, bytes } = file;
  // Bytes that are there already are not sent again.
  const found = "SELECT 1 AS found FROM received WHERE campaign = $1 AND sha256 = $2";
  if ((await database.all(found, [campaign, sha256])).length > 0) return;
  await database.run(
    "INSERT INTO received (campaign, sha256, extension, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (campaign, sha256) DO NOTHING",
    [campaign, sha256, extension, bytes],
  );
}

/** Names of the kept files as they stand in the folder `received`. */
export async function receivedNames(database: Database, campaign: string): Promise<string[]> {
  const rows = await database.all("SELECT sha256, extension FROM received WHERE campaign = $1 ORDER BY sha256", [
    campaign,
  ]);
  return rows.map((row) => `${row.sha256}${row.extension}`);
}

export async function receivedBytes(database: Database, campaign: string, sha256: string): Promise<Uint8Array | null> {
  const [row] = await database.all("SELECT bytes FROM received WHERE campaign = $1 AND sha256 = $2", [
    campaign,
    sha256,
  ]);
  return row === undefined ? null : (row.bytes as Uint8Array);
}
