/** A copy of the store's file beside it, whole or not at all, before the file is changed for good. */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { UserError } from "../messages/index.js";

/** Gives the copy's path: a name that nothing has yet. Throws a UserError (3) where the disk will not have it. */
export function copyAside(path: string, suffix: string): string {
  const names = Array.from({ length: 1000 }, (_, n) => `${path}.${suffix}${n === 0 ? "" : `-${n + 1}`}`);
  const copy = names.find((name) => !existsSync(name))!;
  const temporary = `${copy}.tmp`;
  try {
    copyFileSync(path, temporary);
    const file = openSync(temporary, "r+");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, copy);
    return copy;
  } catch (error) {
    rmSync(temporary, { force: true });
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError("store.no_copy", { path: copy, detail }, 3);
  }
}
