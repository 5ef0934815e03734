/** Writing results: whole or not at all, and a clear word where it cannot be done. */
import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../messages/index.js";

/** Temporary file, then rename. Throws a UserError (3) naming the file, such as when it is open in Word. */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError("output.unwritable", { path, detail: code ?? String(error) }, 3);
  }
}
