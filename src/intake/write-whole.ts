/** Writes a file whole or not at all: temporary name, flush, rename. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const temporaryName = /^\.[0-9a-f]{12}\.tmp$/;

/** Removes what a run that was killed left half-written in a folder, untouched for so long that nobody writes it now. */
export function sweepHalfWritten(folder: string, untouched: number): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const before = Date.now() - untouched;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!temporaryName.test(name)) continue;
    if (untouched === 0 || (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < before)
      rmSync(path, { force: true });
  }
}

function temporaryIn(folder: string): string {
  return join(folder, `.${randomBytes(6).toString("hex")}.tmp`);
}

/** Throws what the file system says; leaves no half file behind. */
export function writeWhole(path: string, content: Uint8Array): void {
  const folder = dirname(path);
  const temporary = temporaryIn(folder);
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(temporary, "wx");
    try {
      for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where the folder is no folder there is nothing to remove.
    }
    throw error;
  }
}

/** `writeWhole` into a folder that is there, the disk waited for beside other work. Rejects with what the file system says. */
export async function writeWholeBeside(path: string, content: Uint8Array): Promise<void> {
  const temporary = temporaryIn(dirname(path));
  try {
    await writeFile(temporary, content, { flag: "wx", flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
