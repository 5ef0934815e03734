/** A working folder of its own, and our command line run over it. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../src/cli.js";

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

async function commandLine(...args: string[]): Promise<string> {
  let out = "";
  let err = "";
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    interactive: false,
    colour: false,
  };
  const clock = () => new Date("2026-12-06T03:00:00Z");
  const status = await main(args, { streams, env: {}, cwd: tmpdir(), clock });
  if (status !== 0) throw new Error(`tonghop ${args.join(" ")}: status ${status}\n${err}`);
  return out;
}
