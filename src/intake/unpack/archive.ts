/** What a zip archive holds, and which of it is worth reading. */
import { defaultLimits, listZip, UnreadableWorkbook, type ZipEntry } from "../../workbook/index.js";
import type { Budget } from "./limits.js";
import { oldZipName } from "./old-code-pages.js";
import type { Opened, Part } from "./opened.js";
import { Refused } from "./refused.js";
import { shownPath } from "./shown-name.js";

/** Throws Refused where the archive cannot be listed, or holds more than are left to take. */
export function openArchive(bytes: Buffer, budget: Budget): Opened {
  const { memberBytes } = budget.limits;
  const entries = listed(bytes, budget);
  const times = new Map<string, number>();
  for (const { rawName } of entries) {
    const name = rawName.toString("latin1");
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const parts = entries.map((entry): Part => {
    const path = (entry.name ?? oldZipName(entry.rawName)).replaceAll("\\", "/");
    const twice = times.get(entry.rawName.toString("latin1"))! > 1;
    return { name: shownPath(path), content: contentOf(entry, path, twice, memberBytes) };
  });
  return { letter: null, parts, nothing: "unpack.zip_empty" };
}

function listed(bytes: Buffer, budget: Budget): ZipEntry[] {
  const { memberBytes: partBytes } = budget.limits;
  try {
    return listZip(bytes, { ...defaultLimits, entries: budget.membersLeft, partBytes });
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    if (error.code === "reading.too_many_entries") throw budget.tooMany(Number(error.slots.count));
    throw new Refused("unpack.zip_damaged");
  }
}

const systemFiles = new Set(["thumbs.db", "desktop.ini", ".ds_store"]);
const [typeMask, folder, regular] = [0o170000, 0o040000, 0o100000];

function contentOf(entry: ZipEntry, path: string, twice: boolean, memberBytes: number): Part["content"] {
  const type = entry.unixMode & typeMask;
  if (path.endsWith("/") || type === folder) return { skipped: "unpack.folder" };
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name.startsWith("~$")) return { skipped: "entry.lock_file" };
  if (path.startsWith("__MACOSX/") || name.startsWith("._") || name.startsWith(".~lock."))
    return { skipped: "entry.system_file" };
  if (systemFiles.has(name.toLowerCase())) return { skipped: "entry.system_file" };
  if (type !== 0 && type !== regular) return { skipped: "entry.not_a_file" };
  if (twice) return { refused: "unpack.member_twice", slots: {} };
  if (entry.encrypted) return { refused: "unpack.member_encrypted", slots: {} };
  if (entry.method !== 0 && entry.method !== 8) return { refused: "unpack.member_method", slots: {} };
  return { size: entry.size, read: () => inflated(entry, memberBytes) };
}

function inflated(entry: ZipEntry, memberBytes: number): Buffer {
  try {
    return entry.read();
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    if (error.code !== "reading.too_large") throw new Refused("unpack.member_damaged");
    throw new Refused("unpack.member_too_large", { limit: Math.floor(memberBytes / 2 ** 20) });
  }
}
