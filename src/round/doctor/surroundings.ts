/** The machine: program, folders, space, fonts. */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Checked, found } from "./finding.js";

const oldestNode = "20.12.0";

export function programOf(version: string, node: string, system: string): Checked {
  const old = compareVersions(node, oldestNode) < 0;
  return old
    ? found("program", "problem", "doctor.node_old", { node, wanted: oldestNode })
    : found("program", "ok", "doctor.program_found", { version, node, system });
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split(".").map(Number));
  const differing = left!.findIndex((part, n) => part !== right![n]);
  return differing === -1 ? 0 : left![differing]! - (right![differing] ?? 0);
}

const written = ["", "received", "inbox", "outbox", "feedback", "reports"];

/** Those of the campaign's folders that are there must be writable, and the campaign's own. */
export function foldersOf(folder: string): Checked {
  const closed = written
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && !isWritableFolder(path));
  return closed.length > 0
    ? found("folders", "problem", "doctor.folders_closed", { folders: closed.join(", ") })
    : found("folders", "ok", "doctor.folders_found");
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** GB. */
const wantedSpace = 2;
const leastSpace = 0.2;
const gigabyte = 1024 ** 3;

export function spaceAt(folder: string, free = freeBytes(folder)): Checked {
  const gigabytes = free / gigabyte;
  const slots = { free: gigabytes.toFixed(1), folder, wanted: wantedSpace };
  if (gigabytes >= wantedSpace) return found("space", "ok", "doctor.space_found", slots);
  return found("space", gigabytes < leastSpace ? "problem" : "warning", "doctor.space_low", slots);
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const fontFolders = [
  ...["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"],
  ...[join(homedir(), ".fonts"), join(homedir(), ".local/share/fonts"), join(homedir(), "Library/Fonts")],
  ...[
    join(process.env.SystemRoot ?? "C:\\Windows", "Fonts"),
    join(process.env.LOCALAPPDATA ?? "C:\\", "Microsoft\\Windows\\Fonts"),
  ],
];
/** Times New Roman, which official documents are set in, and what has its measures. */
const fonts: readonly (readonly [name: string, file: RegExp])[] = [
  ["Times New Roman", /^(times(_new_roman)?|times new roman)\.ttf$/i],
  ["Liberation Serif", /^liberationserif-regular\.(ttf|otf)$/i],
  ["Tinos", /^tinos-regular\.ttf$/i],
];

/** None where the folder is not there, or is not ours to read. */
function filesUnder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String);
  } catch {
    return [];
  }
}

export function fontsIn(folders: readonly string[] = fontFolders): Checked {
  const files = folders.flatMap(filesUnder);
  const names = files.map((file) => file.split(/[\\/]/).at(-1)!);
  const font = fonts.find(([, file]) => names.some((name) => file.test(name)));
  return font === undefined
    ? found("fonts", "warning", "doctor.fonts_missing")
    : found("fonts", "ok", "doctor.fonts_found", { font: font[0] });
}
