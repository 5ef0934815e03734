/** Names from archives and mails made fit to print in one line. They are shown, and never become paths of ours. */
import { clean } from "../../vietnamese/index.js";

/** Bytes that the longest name on any common file system has. */
const longest = 255;

/** Between a container and what it holds. */
export const levelMark = " › ";

/**
 * The path of an archive's entry: NFC, `/` between folders, no empty or dotted steps, no drive, no controls or marks that
 * turn the writing direction, at most 255 bytes. May be "".
 */
export function shownPath(path: string): string {
  return shorten(steps(path).join("/"));
}

/** The name of an attachment: as a path, but one name, whatever separators it came with. */
export function shownName(name: string): string {
  return shorten(steps(name).join("_"));
}

/** A line of a mail's header, such as its subject. */
export function shownText(text: string): string {
  return shorten(printable(text));
}

/** "Biểu.zip › a.xlsx" → "Biểu.zip › a (2).xlsx" */
export function numbered(name: string, count: number): string {
  const dot = name.lastIndexOf(".");
  const at = dot > Math.max(name.lastIndexOf("/"), name.lastIndexOf("›")) + 1 ? dot : name.length;
  return `${name.slice(0, at)} (${count})${name.slice(at)}`;
}

function steps(path: string): string[] {
  return printable(path)
    .replace(/^[a-z]:/i, "")
    .split(/[/\\]/)
    .map((step) => step.trim())
    .filter((step) => step !== "" && step !== "." && step !== "..");
}

/** The mark between levels is ours alone; half a surrogate pair is no character. */
function printable(text: string): string {
  return clean(text.slice(0, 70_000))
    .replace(/\p{Cs}/gu, "\ufffd")
    .replaceAll("›", ">");
}

/** The beginning and the end, where the extension stands. */
function shorten(text: string): string {
  if (Buffer.byteLength(text) <= longest) return text;
  const characters = Array.from(text);
  let [head, tail, bytes] = ["", "", 3];
  for (let i = 0; i < characters.length && bytes + 4 <= 170; i++) {
    head += characters[i];
    bytes += Buffer.byteLength(characters[i]!);
  }
  for (let i = characters.length - 1; bytes + 4 <= longest; i--) {
    tail = characters[i] + tail;
    bytes += Buffer.byteLength(characters[i]!);
  }
  return `${head}…${tail}`;
}
