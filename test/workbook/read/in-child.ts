/** Our reader and its peers in child processes, with what each file costs them. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

/** Any file is read or refused within this. */
export const budget = { seconds: 1, megabytes: 200 };

/** Of the clock, where other processes have the machine as well; what hangs takes longer than any factor. */
export const budgetElapsed = 4;

export interface Outcome {
  /** Of the refusal; null where the file was read; "died" where the child ran out of heap or time, or crashed. */
  code: string | null;
  /** "Sheet!A1" to its value (and formula, of ours) as JSON; none of more than 20,000. */
  cells: Record<string, string>;
  counts: { sheets: number; cells: number; names: number; comments: number };
  /** Processor time of the reading. */
  seconds: number;
  /** The same by the clock. */
  elapsed: number;
  /** Peak of the whole process: Node itself (some 45) and the file included. */
  megabytes: number;
  stderr: string;
}

/** Limits to change; Infinity switches one off. */
export type Limits = Record<string, number>;

export class Readers {
  private readonly folder = mkdtempSync(join(tmpdir(), "tonghop-child-"));
  private readonly compiled: string;

  constructor() {
    const out = join(this.folder, "reader");
    compileReader(out);
    this.compiled = pathToFileURL(join(out, "src/workbook/read/index.js")).href;
  }

  /** Writes a file for the children to read. */
  file(name: string, bytes: Uint8Array): string {
    const path = join(this.folder, `${name}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  }

  ours(file: string): Promise<Outcome> {
    return run(this.compiled, file, {});
  }

  /** Ours with limits changed: no further than it takes to see that the budget is exceeded. */
  unguarded(file: string, limits: Limits): Promise<Outcome> {
    return run(this.compiled, file, limits, enough);
  }

  /** The same of another reader. */
  peer(name: "exceljs" | "sheetjs", file: string): Promise<Outcome> {
    return run(name, file, {}, enough);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Children run side by side, but not so many that they measure each other. */
export async function twoAtATime<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const work = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all([work(), work()]);
}

const script = fileURLToPath(new URL("./measure.js", import.meta.url));

/** Seconds of processor time: the start of Node and of a library, and more than the budget. */
const enough = 3 * budget.seconds;

/**
 * With more heap than the budget allows, so that what goes beyond it is measured, and six seconds by the clock; `most`:
 * seconds of processor time after which the system ends it.
 */
async function run(reader: string, file: string, limits: Limits, most?: number): Promise<Outcome> {
  const off = JSON.stringify(limits, (_, value) => (value === Number.POSITIVE_INFINITY ? "Infinity" : value));
  const args = [process.execPath, "--max-old-space-size=400", script, reader, file, off];
  const limited = `ulimit -t ${most ?? "unlimited"}; exec "$0" "$@"`;
  const child = spawn("sh", ["-c", limited, ...args], { timeout: 6_000, killSignal: "SIGKILL" });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text) => {
      said[stream] += text;
    });
  const status = await new Promise<number | null>((done) => child.on("close", done));
  if (status === 0) return { ...JSON.parse(said.stdout), stderr: said.stderr };
  const endless = Number.POSITIVE_INFINITY;
  const counts = { sheets: 0, cells: 0, names: 0, comments: 0 };
  return {
    code: "died",
    cells: {},
    counts,
    seconds: endless,
    elapsed: endless,
    megabytes: endless,
    stderr: said.stderr,
  };
}

/** The reader as plain JavaScript, which a child process can run. */
function compileReader(out: string): void {
  for (const folder of ["src/workbook/read", "src/messages"]) {
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const target = join(out, folder, file.replace(/\.ts$/, ".js"));
      if (!/\.[jt]s$/.test(file)) continue;
      mkdirSync(dirname(target), { recursive: true });
      const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
      const source = readFileSync(join(folder, file), "utf8");
      writeFileSync(target, file.endsWith(".js") ? source : ts.transpileModule(source, { compilerOptions }).outputText);
    }
  }
  writeFileSync(join(out, "package.json"), '{"type":"module"}');
  symlinkSync(resolve("node_modules"), join(out, "node_modules"));
}
