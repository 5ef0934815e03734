/** The tables as version 2 of the structure had them, word for word, with a few rows. */
import { DuckDBInstance } from "@duckdb/node-api";

export const structure2: readonly string[] = [
  "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
  `CREATE TABLE IF NOT EXISTS submission (
    sha256 TEXT PRIMARY KEY, unit TEXT NOT NULL, file TEXT NOT NULL, member TEXT, sender TEXT, revision INTEGER NOT NULL, state TEXT NOT NULL,
    received_at TEXT NOT NULL, received_from TEXT NOT NULL, seen_at TEXT NOT NULL, definition TEXT NOT NULL,
    cover TEXT NOT NULL, inputs INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL,
    blank INTEGER NOT NULL, unplaced INTEGER NOT NULL, decision TEXT, decided_at TEXT, decided_by TEXT, decision_reason TEXT)`,
  `CREATE TABLE IF NOT EXISTS part (
    sha256 TEXT NOT NULL, unit TEXT NOT NULL, part TEXT NOT NULL, fingerprint TEXT NOT NULL, current INTEGER NOT NULL,
    PRIMARY KEY (sha256, part))`,
  `CREATE TABLE IF NOT EXISTS value (
    sha256 TEXT NOT NULL, unit TEXT NOT NULL, part TEXT NOT NULL, element TEXT NOT NULL, row_number INTEGER NOT NULL, fate TEXT NOT NULL,
    number DOUBLE PRECISION, text TEXT, reason TEXT, included_in TEXT, evidence TEXT, explanation TEXT,
    sheet TEXT NOT NULL, cell TEXT NOT NULL, raw TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS explanation (
    sha256 TEXT NOT NULL, unit TEXT NOT NULL, finding TEXT NOT NULL, text TEXT NOT NULL, sheet TEXT NOT NULL,
    cell TEXT NOT NULL, figures TEXT)`,
  `CREATE TABLE IF NOT EXISTS finding (
    id TEXT NOT NULL, sha256 TEXT NOT NULL, unit TEXT NOT NULL, rule TEXT NOT NULL, result TEXT NOT NULL,
    severity TEXT NOT NULL, message_vi TEXT NOT NULL, message_en TEXT NOT NULL, imbalance DOUBLE PRECISION,
    cells TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS decision (
    finding TEXT NOT NULL, figures TEXT NOT NULL, state TEXT NOT NULL, elements TEXT, decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL, reason TEXT NOT NULL)`,
  "CREATE TABLE IF NOT EXISTS event (happened_at TEXT NOT NULL, kind TEXT NOT NULL, unit TEXT, sha256 TEXT, detail TEXT NOT NULL)",
];

const day = "2026-12-02T00:00:00.000Z";
const cover = '{"basis":"","filledBy":"Lò","phone":"","email":"","head":"","date":"","letterNumber":""}';

/** Text without quotes of its own. */
export const rows2: readonly string[] = [
  "INSERT INTO meta VALUES ('version', '2'), ('campaign', 'nho-2026')",
  `INSERT INTO submission VALUES
    ('a', 'X01', 'a.xlsx', NULL, 'lo@xa.example', 1, 'superseded', '${day}', 'list', '${day}', 'd', '${cover}', 2, 2, 0, 0, 0, NULL, NULL, NULL, NULL),
    ('b', 'X01', 'b.zip', 'b.xlsx', NULL, 2, 'current', '${day}', 'run', '${day}', 'd', '${cover}', 2, 1, 0, 1, 3, 'accepted', '${day}', 'Lò', 'đúng')`,
  "INSERT INTO part VALUES ('a', 'X01', 'SL', 'fa', 0), ('b', 'X01', 'SL', 'fb', 1)",
  `INSERT INTO value VALUES
    ('a', 'X01', 'SL', 'A_1', 0, 'accepted', 7, NULL, NULL, NULL, NULL, NULL, 'Số liệu', 'F9', '7'),
    ('b', 'X01', 'SL', 'A_1', 0, 'accepted', 0.1, NULL, NULL, NULL, 'QĐ 1', 'vì', 'Số liệu', 'F9', '0,1'),
    ('b', 'X01', 'SL', 'A_2', 0, 'blank', NULL, NULL, 'zero', NULL, NULL, NULL, 'Số liệu', 'F10', '')`,
  "INSERT INTO explanation VALUES ('b', 'X01', 'f1', 'đã xác nhận', 'Phát hiện', 'E5', '[]')",
  "INSERT INTO finding VALUES ('f1', 'b', 'X01', 'B.1', 'fail', 'error', 'sai', 'wrong', 0.5, '[]')",
  `INSERT INTO decision VALUES ('f1', '[]', 'rejected', NULL, 'Lò', '${day}', 'một'), ('f1', '[]', 'accepted', NULL, 'Lò', '${day}', 'hai')`,
  `INSERT INTO event VALUES ('${day}', 'ingested', 'X01', 'a', '{}'), ('${day}', 'refused', NULL, 'c', '{}'),
    ('${day}', 'ingested', 'X01', 'b', '{}'), ('${day}', 'rejected', NULL, NULL, '{}'), ('${day}', 'accepted', NULL, NULL, '{}')`,
];

export async function makeFile(path: string, statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}
