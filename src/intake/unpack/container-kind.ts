/** Which bytes are a container, and of what kind: by what they hold, never by a name. */
import type { MessageCode } from "../../messages/index.js";
import { defaultLimits, kindOfContent, openZip, type UnreadableCode } from "../../workbook/index.js";
import { readCms } from "./cms.js";
import { peekFields, withoutLeadingBlanks } from "./mime-fields.js";
import type { Refusal } from "./refused.js";

export type Container = { kind: "zip" | "mail" | "outlook" } | { kind: "signed"; content: Buffer };

export interface Content {
  /** What keeps the bytes from being an .xlsx; null where nothing does. */
  code: UnreadableCode | null;
  /** null where they are no container, a refusal where they are one that is not opened. */
  container: Container | Refusal | null;
  /** A digital signature without what it signs. */
  isSignature: boolean;
}

/** Longer directories are not read to tell a kind: their first entry does. There may be a thousand of them to look at. */
const limits = { ...defaultLimits, entries: 1000 };

export function lookAt(bytes: Buffer): Content {
  const code = kindOfContent(bytes, limits);
  const cms = code === "reading.unknown" ? readCms(bytes) : null;
  const isSignature = (cms?.kind === "signed" && cms.content === null) || startsWith(bytes, "-----BEGIN PGP SIGNATURE");
  if (isSignature) return { code, container: null, isSignature };
  if (cms?.kind === "encrypted") return { code, container: refusal("unpack.mail_encrypted"), isSignature };
  const container = cms?.content ? ({ kind: "signed", content: cms.content } as const) : containerOf(bytes, code);
  return { code, container, isSignature };
}

const refusal = (refused: MessageCode, slots = {}): Refusal => ({ refused, slots });

function containerOf(bytes: Buffer, code: UnreadableCode | null): Content["container"] {
  if (code === null) return null;
  if (bytes.toString("latin1", 0, 2) === "PK") return zipOrPackage(bytes, code);
  for (const [kind, magic, at] of otherArchives)
    if (bytes.toString("latin1", at, at + magic.length) === magic) return refusal("unpack.other_archive", { kind });
  if (startsWith(bytes, "\x78\x9f\x3e\x22")) return refusal("unpack.tnef");
  if (startsWith(bytes, "!BDN")) return refusal("unpack.mailbox");
  if (startsWith(bytes, "\xd0\xcf\x11\xe0")) return code === "reading.is_mail" ? { kind: "outlook" } : null;
  if (startsWith(bytes, "-----BEGIN PGP MESSAGE-----")) return refusal("unpack.mail_encrypted");
  return textKinds.has(code) ? mailOf(bytes, code) : null;
}

const otherArchives: [kind: string, magic: string, at: number][] = [
  ["RAR", "Rar!", 0],
  ["7-Zip", "7z\xbc\xaf\x27\x1c", 0],
  ["gzip", "\x1f\x8b", 0],
  ["bzip2", "BZh", 0],
  ["xz", "\xfd7zXZ", 0],
  ["zstd", "\x28\xb5\x2f\xfd", 0],
  ["cab", "MSCF", 0],
  ["tar", "ustar", 257],
];

const startsWith = (bytes: Buffer, magic: string) => bytes.toString("latin1", 0, magic.length) === magic;

const troubledZip = new Set<UnreadableCode>([
  "reading.zip_encrypted",
  "reading.zip_damaged",
  "reading.part_twice",
  "reading.too_many_entries",
  "reading.too_large",
  "reading.unknown",
]);

/** A damaged zip is a workbook or an archive by its first entry: the reader and the archive have different advice. */
function zipOrPackage(bytes: Buffer, code: UnreadableCode): Content["container"] {
  if (code === "reading.is_archive") return { kind: "zip" };
  if (code === "reading.no_workbook") return isPackage(bytes) ? null : { kind: "zip" };
  if (!troubledZip.has(code) || bytes.length < 30) return null;
  const first = bytes.toString("latin1", 30, 30 + bytes.readUInt16LE(26));
  return /^(?:\[content_types\]\.xml|(?:_rels|docprops|customxml|xl|word|ppt)[/\\]|mimetype$)/i.test(first)
    ? null
    : { kind: "zip" };
}

/** A workbook without its main part; not an archive with a folder that happens to be called XL. */
function isPackage(bytes: Buffer): boolean {
  const names = [...openZip(bytes, limits).names()];
  return names.some((name) => name === "[content_types].xml" || /^xl\/.*\.(?:xml|rels|bin)$/.test(name));
}

/** What the beginning of a mail is taken for; a PDF may have other lines before its own, as a mail with one in it does. */
const textKinds = new Set<UnreadableCode>([
  "reading.is_mail",
  "reading.is_html",
  "reading.is_text",
  "reading.is_pdf",
  "reading.unknown",
]);
const mailFields = ["from", "to", "date", "subject", "message-id", "received", "mime-version", "content-type"];

/** A mail, a mailbox, or a web page saved as one file, which is built like a mail. */
function mailOf(bytes: Buffer, code: UnreadableCode): Content["container"] {
  const mail = withoutLeadingBlanks(bytes);
  const head = mail.toString("latin1", 0, 1024);
  if (/^From [^\r\n]{0,500}\d{4}[^\r\n]{0,20}\r?\n[!-9;-~]+:/.test(head)) return refusal("unpack.mailbox");
  if (!/^[!-9;-~]+[ \t]*:/.test(head)) return null;
  const fields = peekFields(mail);
  const type = (fields.get("content-type") ?? "").toLowerCase();
  const known = mailFields.filter((name) => fields.has(name)).length;
  if (code !== "reading.is_mail" && known < 2 && !type.startsWith("multipart/")) return null;
  return isSavedPage(fields, type) ? refusal("reading.is_html") : { kind: "mail" };
}

function isSavedPage(fields: ReadonlyMap<string, string>, type: string): boolean {
  if (fields.has("snapshot-content-location")) return true;
  if (!type.startsWith("multipart/related")) return false;
  const from = fields.get("from") ?? "";
  return /saved by/i.test(from) || (from === "" && !fields.has("to") && !fields.has("received"));
}
