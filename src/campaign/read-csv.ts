/** Reads one CSV file of the definition; every row keeps its line. Semicolons separate values inside a cell. */
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import type { Problem } from "./problem.js";
import { dotted, shapeProblem } from "./read-yaml.js";

export interface CsvFile<T> {
  rows: { data: T; line: number }[];
  problems: Problem[];
}

type Cells = Record<string, string>;

export function readCsv<T>(
  file: string,
  source: string,
  { all: columns, optional }: { all: readonly string[]; optional: readonly string[] },
  schema: z.ZodType<T>,
  convert: (cells: Cells) => Record<string, unknown>,
): CsvFile<T> {
  const problems: Problem[] = [];
  const rows: CsvFile<T>["rows"] = [];
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true, trim: true };
    // With `info` the library returns records beside their lines; its types do not say so.
    records = parse(source, options) as unknown as typeof records;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return {
      rows,
      problems: [
        { file, line, column: 1, level: "error", code: "campaign.csv", slots: { detail: (error as Error).message } },
      ],
    };
  }
  const header = records.shift()?.record ?? [];
  const wrong = [
    ...columns
      .filter((name) => !header.includes(name) && !optional.includes(name))
      .map((name) => ({ name, code: "campaign.csv_column_missing" as const })),
    ...header
      .filter((name) => !columns.includes(name))
      .map((name) => ({ name, code: "campaign.csv_column_unknown" as const })),
  ];
  if (wrong.length > 0) {
    for (const { name, code } of wrong) {
      const column = Math.max(header.indexOf(name), 0) + 1;
      problems.push({ file, line: 1, column, level: "error", code, slots: { name, columns: columns.join(", ") } });
    }
    return { rows, problems };
  }
  for (const { record, info } of records) {
    const line = info.lines;
    if (record.length !== header.length) {
      const slots = { have: record.length, want: header.length };
      problems.push({ file, line, column: 1, level: "error", code: "campaign.csv_width", slots });
      continue;
    }
    const cells: Cells = Object.fromEntries(header.map((name, index) => [name, record[index] ?? ""]));
    const parsed = schema.safeParse(convert(cells), { reportInput: true });
    if (parsed.success) rows.push({ data: parsed.data, line });
    else {
      for (const issue of parsed.error.issues) {
        const column = header.indexOf(String(issue.path[0])) + 1 || 1;
        problems.push({ file, line, column, level: "error", ...cellProblem(issue) });
      }
    }
  }
  return { rows, problems };
}

/** A cell is a text until it is read: that it should be a boolean says nothing to whoever wrote it. */
function cellProblem(issue: z.core.$ZodIssue): ReturnType<typeof shapeProblem> {
  if (issue.code === "invalid_type" && issue.expected === "boolean")
    return { code: "campaign.yes_or_no", slots: { column: dotted(issue.path), given: String(issue.input) } };
  return shapeProblem(issue);
}
