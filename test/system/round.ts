/** A working folder of its own, and our command line run over it. */
import { cpSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { commandLine } from "./command-line.js";

export interface CommandLine {
  folder: string;
  /** Runs a command in the folder; throws unless it ends with status 0. */
  run(...args: string[]): Promise<string>;
  /** The data of its JSON document. */
  json<T>(...args: string[]): Promise<T>;
}

/** A copy of the shipped campaign in a temporary folder. */
export async function workingFolder(name: string): Promise<CommandLine> {
  const folder = join(mkdtempSync(join(tmpdir(), `tonghop-${name}-`)), "round");
  await commandLine("init", folder);
  return commandsIn(folder);
}

export function commandsIn(folder: string): CommandLine {
  return {
    folder,
    run: (...args) => commandLine("--campaign", folder, ...args),
    json: async <T>(...args: string[]) =>
      (JSON.parse(await commandLine("--campaign", folder, "--json", ...args)) as { data: T }).data,
  };
}

/** A copy of the demo round inside a working folder, and its report. */
export function demoIn(round: CommandLine): { folder: string; report: string } {
  const folder = join(round.folder, "demo");
  cpSync(inject("demo"), folder, { recursive: true });
  const report = readdirSync(join(folder, "reports")).find((name) => name.endsWith(".docx"))!;
  return { folder, report: join(folder, "reports", report) };
}
