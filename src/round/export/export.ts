/** A round as files: the consolidated workbook, or open data as a folder of tables. */
import { join } from "node:path";
import { documentMarks } from "../../report/index.js";
import { parquetOf } from "../../store/index.js";
import { writeConsolidated } from "../../workbook/index.js";
import type { Round } from "../assemble.js";
import { writeAtomically } from "../files.js";
import { reportInput } from "../report.js";
import { consolidatedContent, factsOf } from "./consolidated.js";
import { csvOf } from "./open-data/csv.js";
import { type About, dataPackage, dictionaryOf, readMe } from "./open-data/described.js";
import type { OpenTable } from "./open-data/table.js";
import { openTables } from "./open-data/tables.js";

export const exportFormats = ["xlsx", "csv", "parquet"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Exported {
  path: string;
  /** Rows of data; of the workbook, of its sheet of sources. */
  rows: number;
  bytes: number;
}

/** `tong-hop-….xlsx`, or the folder of the open data; a draft says so. */
export function exportName(code: string, format: ExportFormat, draft: boolean): string {
  const end = draft ? "-du-thao" : "";
  if (format === "xlsx") return `tong-hop-${code}${end}.xlsx`;
  return `du-lieu-mo-${code}${format === "csv" ? "" : `-${format}`}${end}`;
}

/** Writes a file or a folder of files at `out`; gives what was written. */
export async function exportRound(
  round: Round,
  format: ExportFormat,
  out: string,
  draft: boolean,
): Promise<Exported[]> {
  const input = reportInput(round, { draft, date: null });
  if (format === "xlsx") {
    const content = consolidatedContent(round, input);
    const bytes = await writeConsolidated(content);
    writeAtomically(out, bytes);
    return [{ path: out, rows: content.lineage.length, bytes: bytes.length }];
  }
  const about: About = { campaign: round.campaign, marks: documentMarks(input), facts: factsOf(input), format };
  const files = await openDataFiles(about, openTables(round));
  return [...files].map(([name, { bytes, rows }]) => {
    const path = join(out, name);
    writeAtomically(path, bytes);
    return { path, rows, bytes: bytes.length };
  });
}

async function openDataFiles(
  about: About,
  tables: readonly OpenTable[],
): Promise<Map<string, { bytes: Uint8Array; rows: number }>> {
  const text = (content: string) => new TextEncoder().encode(content);
  const files = new Map<string, { bytes: Uint8Array; rows: number }>();
  for (const table of tables) {
    const bytes = about.format === "csv" ? text(csvOf(table)) : await parquetOf(table.columns, table.rows);
    files.set(`${table.name}.${about.format}`, { bytes, rows: table.rows.length });
  }
  const written = new Map([...files].map(([name, { bytes }]) => [name, bytes]));
  const dictionary = dictionaryOf(about, tables);
  files.set("tu-dien-du-lieu.csv", { bytes: text(csvOf(dictionary)), rows: dictionary.rows.length });
  files.set("DOC-TRUOC.md", { bytes: text(readMe(about, tables)), rows: 0 });
  files.set("datapackage.json", { bytes: text(dataPackage(about, tables, written)), rows: 0 });
  return files;
}
