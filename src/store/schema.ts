/**
 * The tables, the same for every engine. Every row carries its campaign, and every key begins with it: several campaigns may
 * share a database, and an engine that distributes does so by the campaign. Instants are ISO 8601 text, so that no
 * engine's time zone matters.
 */
export type Engine = "duckdb" | "postgres";

export const schemaVersion = 4;

export type ColumnType = "text" | "integer" | "long" | "number" | "bytes";
export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
}
export interface Table {
  name: string;
  columns: readonly Column[];
  /** Besides the campaign; empty where rows have no key of their own. */
  key: readonly string[];
}

/** Columns are written `name`, `name?` where they may be null, `name:type` where they are no text. */
function table(name: string, key: string, columns: string): Table {
  return { name, key: words(key), columns: columnsOf(`campaign ${columns}`) };
}

/** A table of a connection's own, gone when it ends; it knows of no campaign. */
export function temporary(name: string, columns: string): Table {
  return { name, key: [], columns: columnsOf(columns) };
}

function columnsOf(text: string): Column[] {
  return words(text).map((word) => {
    const [, column, type, optional] = /^(\w+?)(?::(\w+))?(\?)?$/.exec(word)!;
    return { name: column!, type: (type ?? "text") as ColumnType, nullable: optional !== undefined };
  });
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

export const tables: readonly Table[] = [
  // Whoever writes for a unit takes its next number first, and holds the row until the transaction ends: one at a time.
  // The unit "" stands for what belongs to none.
  table("turn", "unit", "unit taken:integer"),
  table(
    "submission",
    "sha256",
    `sha256 unit file member? sender? revision:integer state received_at received_from seen_at definition cover
     inputs:integer accepted:integer rejected:integer blank:integer unplaced:integer
     decision? decided_at? decided_by? decision_reason?`,
  ),
  // A unit's figures of a part are those of the one submission whose part is current.
  table("part", "sha256 part", "sha256 unit part fingerprint current:integer"),
  table(
    "value",
    "",
    `sha256 unit part element row_number:integer fate number:number? text? reason? included_in? evidence? explanation?
     sheet cell raw`,
  ),
  table("explanation", "", "sha256 unit finding text sheet cell figures?"),
  table("finding", "", "id sha256 unit rule result severity message_vi message_en imbalance:number? cells"),
  table("decision", "number", "number:integer finding figures state elements? decided_by decided_at reason"),
  table("event", "unit number", "unit number:integer happened_at kind sha256? detail"),
  // The received bytes, in a store that machines share; beside an embedded one they lie in the folder `received`.
  table("received", "sha256", "sha256 extension bytes:bytes"),
];

export function tableNamed(name: string): Table {
  return tables.find((one) => one.name === name)!;
}

/** Figures and texts sort by their bytes in every engine, whatever the server's language is. */
const types: Record<Engine, Record<ColumnType, string>> = {
  duckdb: { text: "TEXT", integer: "INTEGER", long: "BIGINT", number: "DOUBLE PRECISION", bytes: "BYTEA" },
  postgres: {
    text: 'TEXT COLLATE "C"',
    integer: "INTEGER",
    long: "BIGINT",
    number: "DOUBLE PRECISION",
    bytes: "BYTEA",
  },
};

export function createStatements(engine: Engine): string[] {
  return [
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    ...tables.map((one) => createStatement(one, engine)),
    ...(engine === "postgres" ? forSharedUse : []),
  ];
}

export function createTemporary({ name, columns }: Table, engine: Engine): string {
  return `CREATE TEMP TABLE ${name} (${columns.map((one) => `${one.name} ${types[engine][one.type]}`).join(", ")})`;
}

export function createStatement({ name, columns, key }: Table, engine: Engine): string {
  const lines = columns.map((one) => `${one.name} ${types[engine][one.type]}${one.nullable ? "" : " NOT NULL"}`);
  if (key.length > 0) lines.push(`PRIMARY KEY (${["campaign", ...key].join(", ")})`);
  return `CREATE TABLE IF NOT EXISTS ${name} (${lines.join(", ")})`;
}

/** The embedded engine scans columns faster than it keeps an index; workbooks are compressed already. */
const forSharedUse = [
  ...["value", "explanation", "finding"].map(
    (name) => `CREATE INDEX IF NOT EXISTS ${name}_of_submission ON ${name} (campaign, sha256)`,
  ),
  "CREATE INDEX IF NOT EXISTS submission_of_unit ON submission (campaign, unit)",
  "ALTER TABLE received ALTER COLUMN bytes SET STORAGE EXTERNAL",
];
