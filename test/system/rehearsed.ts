/** The shipped campaign with the inbox of the demo round, before anything of it was taken in. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { inject } from "vitest";
import { type CommandLine, commandsIn } from "./round.js";

export interface Rehearsed {
  /** A working folder of its own with that inbox. */
  copy(name: string): CommandLine;
  remove(): void;
}

/** What the demo made beside the definition and the inbox. */
const made = /^(?:tonghop\.duckdb|received$|outbox$|reports$|publish$|\.tonghop-demo$)/;

export function rehearsed(name: string): Rehearsed {
  const demo = inject("demo");
  const parent = mkdtempSync(join(tmpdir(), `tonghop-${name}-`));
  return {
    copy: (copy) => {
      const folder = join(parent, copy);
      mkdirSync(folder);
      cpSync(demo, folder, { recursive: true, filter: (path) => !made.test(basename(path)) });
      return commandsIn(folder);
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
