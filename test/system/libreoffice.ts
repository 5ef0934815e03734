/**
 * LibreOffice and Python as independent judges. They are required: where one is missing the test fails, with a word on
 * how to get it.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const debian = "libreoffice-calc libreoffice-writer fonts-liberation poppler-utils python3-openpyxl";

/** Debian's own Python, which has openpyxl; another `python3` on the path may not. */
const python = "/usr/bin/python3";

const targets = {
  xlsx: { filter: "xlsx:Calc MS Excel 2007 XML", extension: ".xlsx" },
  pdf: { filter: "pdf", extension: ".pdf" },
} as const;

async function required(program: string, args: readonly string[], timeout: number): Promise<string> {
  try {
    const { stdout } = await run(program, args, { timeout, maxBuffer: 1 << 30, encoding: "utf8" });
    return stdout;
  } catch (error) {
    const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === "ENOENT") throw new Error(`${program} is missing: apt-get install ${debian}`);
    throw new Error(`${program} failed: ${stderr || message}`);
  }
}

/** Few starts, one a processor: starting is slow, and one LibreOffice uses one processor. */
function shares<T>(items: readonly T[]): T[][] {
  const count = Math.min(availableParallelism(), 4, Math.ceil(items.length / 8) || 1);
  return Array.from({ length: count }, (_, share) => items.filter((_, index) => index % count === share));
}

/**
 * Converts files into `folder` and gives the paths made, in the order given. Our workbooks hold no results, so that
 * LibreOffice computes every formula on loading. Names of files must differ.
 */
export async function convert(
  files: readonly string[],
  to: keyof typeof targets,
  folder: string,
  { locale = "en-US", timeout = 900_000 }: { locale?: string; timeout?: number } = {},
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const { filter, extension } = targets[to];
  await Promise.all(
    shares(files).map(async (share) => {
      const profile = profileOf(locale);
      const options = ["--headless", "--norestore", "--convert-to", filter, "--outdir", folder];
      try {
        await required(
          "soffice",
          [`-env:UserInstallation=${pathToFileURL(profile).href}`, ...options, ...share],
          timeout,
        );
      } finally {
        rmSync(profile, { recursive: true, force: true });
      }
    }),
  );
  return files.map((file) => join(folder, basename(file, extname(file)) + extension));
}

/** A profile whose numbers and dates are written as a language does. */
function profileOf(locale: string): string {
  const profile = mkdtempSync(join(tmpdir(), "tonghop-soffice-"));
  mkdirSync(join(profile, "user"));
  writeFileSync(
    join(profile, "user", "registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item>
</oor:items>
`,
  );
  return profile;
}

/** Runs a script of this folder; what it prints is JSON. */
export async function runPython<T>(script: string, args: readonly string[], timeout = 600_000): Promise<T> {
  return JSON.parse(await required(python, [fileURLToPath(new URL(script, import.meta.url)), ...args], timeout)) as T;
}

/** Cells of a workbook with the results saved in it, as openpyxl sees them: sheet, then address. */
export type SavedCells = Record<string, Record<string, number | string | boolean>>;

export function savedCells(files: readonly string[]): Promise<SavedCells[]> {
  return runPython("saved_cells.py", files);
}

/** The text of a PDF, laid out, page by page. */
export async function pdfPages(file: string): Promise<string[]> {
  const text = await required("pdftotext", ["-layout", file, "-"], 60_000);
  return text.split("\f").slice(0, -1);
}
