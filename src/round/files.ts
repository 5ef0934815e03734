/** Writing results: whole or not at all, and a clear word where it cannot be done. */
import { writeWhole } from "../intake/index.js";
import { UserError } from "../messages/index.js";

/** Throws a UserError (3) naming the file, such as when it is open in Word. */
export function writeAtomically(path: string, content: Uint8Array | string): void {
  try {
    writeWhole(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError("output.unwritable", { path, detail }, 3);
  }
}
