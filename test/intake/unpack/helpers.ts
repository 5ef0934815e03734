/** Workbooks, archives and mails to open, and what came of them in few words. */
import { zipSync } from "fflate";
import { type Member, type UnpackLimits, unpack } from "../../../src/intake/unpack/index.js";
import { catalogue } from "../../../src/messages/index.js";
import { unpackMessages } from "../../../src/messages/unpack.js";

/** A zip that has what makes a workbook of one; as unlike others as its text. */
export const workbook = (text = "x") =>
  zip({
    "[Content_Types].xml": Buffer.from("<Types/>"),
    "xl/workbook.xml": Buffer.from(`<workbook>${text}</workbook>`),
  });

/** The same files give the same bytes, whatever the time. */
export const zip = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files, { mtime: "2026-12-04T08:00:00" }));

/** Name of each member to "taken", or to the code it was refused or skipped with. */
export async function told(
  bytes: Uint8Array,
  name = "thu.eml",
  limits: Partial<UnpackLimits> = {},
): Promise<Record<string, string> | string | null> {
  const unpacked = await unpack(name, bytes, limits);
  if (unpacked === null) return null;
  if ("refused" in unpacked) return said(unpacked);
  return Object.fromEntries(
    unpacked.members.map(({ name, content }) => [name, "bytes" in content ? "taken" : said(content)]),
  );
}

export async function membersOf(bytes: Uint8Array, name = "thu.eml"): Promise<Member[]> {
  const unpacked = await unpack(name, bytes);
  if (unpacked === null || "refused" in unpacked) throw new Error(JSON.stringify(unpacked));
  return unpacked.members;
}

export function bytesOf(member: Member | undefined): Buffer {
  if (!member || !("bytes" in member.content)) throw new Error(`not taken: ${JSON.stringify(member)}`);
  return Buffer.from(member.content.bytes);
}

/** The code; a code without a sentence, or a slot without a value, is a mistake wherever it appears. */
function said(content: { refused: string; slots: object } | { skipped: string; slots: object }): string {
  const code = "refused" in content ? content.refused : content.skipped;
  const texts = { ...catalogue, ...unpackMessages }[code as keyof typeof unpackMessages];
  if (!texts) throw new Error(`no message ${code}`);
  for (const text of [texts.vi, texts.en])
    for (const [, slot] of text.matchAll(/\{(\w+)\}/g))
      if (!(slot! in content.slots)) throw new Error(`${code}: no ${slot}`);
  return code;
}

export interface MailPart {
  /** Header lines. */
  header: string[];
  body: string | Buffer;
}

export const attached = (name: string, bytes: Uint8Array, more: string[] = []): MailPart => ({
  header: [
    "Content-Type: application/octet-stream",
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="${name}"`,
    ...more,
  ],
  body: Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\r\n"),
});

export const text = (body: string): MailPart => ({ header: ["Content-Type: text/plain; charset=utf-8"], body });

export const sender = [
  'From: "UBND xã" <UBND.NamSo@laichau.gov.vn>',
  "Date: Fri, 4 Dec 2026 15:30:00 +0700",
  "Subject: Bao cao",
  "MIME-Version: 1.0",
];

let boundaries = 0;

/** Lines of a header and parts to a mail, or to the body of a part that is one. */
export function mail(header: string[], parts: MailPart[], kind = "mixed"): Buffer {
  const boundary = `=_${++boundaries}`;
  return Buffer.concat([
    Buffer.from([...header, `Content-Type: multipart/${kind}; boundary="${boundary}"`, "", ""].join("\r\n")),
    ...parts.map(({ header: own, body }) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\n${own.join("\r\n")}\r\n\r\n`),
        Buffer.from(body as string),
        Buffer.from("\r\n"),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}
