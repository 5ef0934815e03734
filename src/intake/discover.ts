/** Lists what lies in an inbox. Every entry is named; links are not followed, pipes and devices not opened. */
import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { type MessageCode, UserError } from "../messages/index.js";

export const receivedListName = "received.csv";

export interface InboxEntry {
  /** Relative to the path given, with `/`, NFC; what people are shown. */
  path: string;
  absolute: string;
  /** Why it is not opened; null for a file to take in. */
  skipped: MessageCode | null;
  /** Folders from its own up to the one given: their lists of arrivals speak of it. */
  folders: string[];
}

/** The campaign's secret, where it lies in the campaign's folder; never taken in. */
export const secretFileName = "khoa-bi-mat.key";

/** What a campaign signs its roll-ups with, beside it. */
export const rollupKeyFileName = "khoa-ky.pem";
/** Of keys, under whatever name: never taken in. */
const keyExtension = ".pem";

const systemFiles = new Set(["thumbs.db", "desktop.ini", ".ds_store"]);

/** Entries of files and folders, in the order of their names. Throws a UserError for a path that does not exist. */
export function discover(paths: readonly string[]): InboxEntry[] {
  const found: InboxEntry[] = [];
  for (const path of paths) {
    const absolute = resolve(path);
    const kind = kindOf(absolute);
    if (kind === "missing") throw new UserError("inbox.path_missing", { path }, 2);
    if (kind === "folder") walk(absolute, absolute, found);
    else found.push(entry(absolute, join(absolute, ".."), kind));
  }
  return found;
}

function walk(folder: string, inbox: string, found: InboxEntry[]): void {
  for (const name of readdirSync(folder).sort()) {
    const absolute = join(folder, name);
    const kind = kindOf(absolute);
    if (kind === "folder") walk(absolute, inbox, found);
    else if (kind !== "missing") found.push(entry(absolute, inbox, kind));
  }
}

type Kind = "file" | "folder" | "other" | "missing";

function kindOf(path: string): Kind {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return "missing";
  return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
}

function entry(absolute: string, inbox: string, kind: Kind): InboxEntry {
  const name = basename(absolute);
  const path = relative(inbox, absolute).split(sep).join("/").normalize("NFC");
  return { path, absolute, folders: foldersBetween(absolute, inbox), skipped: skipReason(name, kind) };
}

function foldersBetween(file: string, inbox: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === resolve(inbox) || folder === dirname(folder)) return folders;
  }
}

function skipReason(name: string, kind: Kind): MessageCode | null {
  if (kind === "other") return "entry.not_a_file";
  if (name.startsWith("~$")) return "entry.lock_file";
  if (name === receivedListName) return "entry.list";
  if (name.toLowerCase() === secretFileName || name.toLowerCase().endsWith(keyExtension)) return "entry.secret";
  if (systemFiles.has(name.toLowerCase()) || name.startsWith(".~lock.") || name.startsWith("._"))
    return "entry.system_file";
  return null;
}
