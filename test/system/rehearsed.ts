/** The shipped campaign with its rehearsed inbox, made once and copied for each round that takes it in. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CommandLine, commandsIn, workingFolder } from "./round.js";

export interface Rehearsed {
  /** A working folder of its own with that inbox. */
  copy(name: string): CommandLine;
  remove(): void;
}

export async function rehearsed(name: string): Promise<Rehearsed> {
  const first = await workingFolder(name);
  await first.run("generate-templates");
  await first.run("rehearse");
  rmSync(join(first.folder, "outbox"), { recursive: true });
  const parent = dirname(first.folder);
  return {
    copy: (copy) => {
      const folder = join(parent, copy);
      mkdirSync(folder);
      cpSync(first.folder, folder, { recursive: true });
      return commandsIn(folder);
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
