/** Keeps received bytes by their hash before anything reads them. A file kept once is never written again. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { type MessageCode, type Slots, UserError } from "../messages/index.js";
import { writeWhole } from "./write-whole.js";

export const largestFile = 64 * 1024 * 1024;

export type Received = { bytes: Uint8Array; sha256: string } | { refused: MessageCode; slots: Slots };

/** What is kept of bytes with a hash: themselves, or themselves encrypted. */
export interface Sealing {
  seals: boolean;
  /** By so many bytes it makes them longer. */
  overhead: number;
  seal(sha256: string, bytes: Uint8Array): Uint8Array;
}

const inTheClear: Sealing = { seals: false, overhead: 0, seal: (_, bytes) => bytes };

/** Reads an inbox file once and keeps it under `received/`. Throws a UserError (3) where it cannot be kept. */
export function receive(absolute: string, receivedFolder: string, sealing = inTheClear): Received {
  let bytes: Buffer;
  try {
    if (statSync(absolute).size > largestFile)
      return { refused: "entry.too_large", slots: { limit: largestFile / 1024 / 1024 } };
    bytes = readFileSync(absolute);
  } catch (error) {
    return {
      refused: "entry.unreadable",
      slots: { detail: (error as NodeJS.ErrnoException).code ?? (error as Error).message },
    };
  }
  return { bytes, sha256: kept(bytes, absolute, receivedFolder, sealing) };
}

/** Keeps a file that lay in an archive or e-mail, under its own hash. Throws a UserError (3) where it cannot be kept. */
export function keepMember(bytes: Uint8Array, name: string, receivedFolder: string, sealing = inTheClear): string {
  return kept(bytes, name, receivedFolder, sealing);
}

function kept(bytes: Uint8Array, name: string, receivedFolder: string, sealing: Sealing): string {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = join(receivedFolder, sha256 + keptExtension(name));
  try {
    keep(bytes, sha256, path, sealing);
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError("received.cannot_keep", { path, detail }, 3);
  }
  return sha256;
}

/** Only an extension that says nothing dangerous is kept; the rest is stored as plain bytes. */
export function keptExtension(name: string): string {
  const extension = extname(name).toLowerCase();
  return harmless.has(extension) ? extension : ".bin";
}

const harmless = new Set([".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".pdf", ".zip", ".eml", ".msg"]);

/** What lies there whole stays as it is, encrypted or not; but once there is a key, nothing stays in the clear. */
function keep(bytes: Uint8Array, sha256: string, path: string, { seals, overhead, seal }: Sealing): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === bytes.length && !seals) return;
  if (size === bytes.length + overhead) return;
  writeWhole(path, seal(sha256, bytes));
}
