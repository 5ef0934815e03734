/** Writing results: whole or not at all, and a clear word where it cannot be done. */
import { mkdirSync } from "node:fs";
import { writeWhole, writeWholeBeside } from "../intake/index.js";
import { UserError } from "../messages/index.js";

/** Throws a UserError (3) naming the file, such as when it is open in Word. */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  try {
    writeWhole(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Throws a UserError (3) naming the folder. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** `writeAtomically` into a folder that is there, beside other work. Rejects with the same. */
export async function writeAtomicallyBeside(path: string, content: Uint8Array): Promise<void> {
  try {
    await writeWholeBeside(path, content);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): UserError {
  const detail = (error as NodeJS.ErrnoException).code ?? String(error);
  const code = inTheWay.has(detail) ? "output.in_the_way" : "output.unwritable";
  return new UserError(code, { path, detail }, 3);
}

/** A file where a folder has to be, or the other way round. */
const inTheWay = new Set(["EEXIST", "ENOTDIR", "EISDIR"]);
