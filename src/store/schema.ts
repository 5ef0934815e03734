/** The tables, the same text for every engine. Instants are ISO 8601 text, so that no engine's time zone matters. */
export const schemaVersion = 2;

export const schema: readonly string[] = [
  "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
  `CREATE TABLE IF NOT EXISTS submission (
    sha256 TEXT PRIMARY KEY, unit TEXT NOT NULL, file TEXT NOT NULL, member TEXT, sender TEXT, revision INTEGER NOT NULL, state TEXT NOT NULL,
    received_at TEXT NOT NULL, received_from TEXT NOT NULL, seen_at TEXT NOT NULL, definition TEXT NOT NULL,
    cover TEXT NOT NULL, inputs INTEGER NOT NULL, accepted INTEGER NOT NULL, rejected INTEGER NOT NULL,
    blank INTEGER NOT NULL, unplaced INTEGER NOT NULL, decision TEXT, decided_at TEXT, decided_by TEXT, decision_reason TEXT)`,
  // A unit's figures of a part are those of the one submission whose part is current.
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
