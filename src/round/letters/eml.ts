/**
 * A mail as a draft (.eml): opened in Outlook or Thunderbird it is ready to be looked through and sent. Without day, sender and
 * Message-ID, which the program that sends it adds: a draft sent twice must not be taken for one mail.
 */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { clean } from "../../vietnamese/index.js";

export interface Address {
  name: string;
  address: string;
}

interface Attachment {
  filename: string;
  content: Uint8Array;
}

export interface Draft {
  to: Address[];
  bcc: Address[];
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
}

const types: Record<string, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/** The same draft gives the same bytes. */
export async function writeDraft({ to, bcc, subject, text, html, attachments }: Draft): Promise<Uint8Array> {
  const mail = {
    ...{ to: to.map(harmless), bcc: bcc.map(harmless), subject: clean(subject), text, html },
    headers: { "X-Unsent": "1" },
    attachments: attachments.map(({ filename, content }) => ({
      filename: clean(filename),
      content: Buffer.from(content),
      contentType: types[filename.split(".").at(-1)!.toLowerCase()] ?? "application/octet-stream",
      contentTransferEncoding: "base64",
    })),
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const message = new MailComposer(mail).compile();
  message.keepBcc = true;
  message.baseBoundary = hashOf(mail);
  return withoutHeaders(await message.build(), ["Date", "Message-ID"]);
}

/** A name on one line; the address was checked when the definition was read. */
const harmless = ({ name, address }: Address): Address => ({ name: clean(name), address });

function hashOf({ attachments, ...said }: { attachments: { filename: string; content: Buffer }[] }): string {
  const hash = createHash("sha256").update(JSON.stringify(said));
  for (const { filename, content } of attachments) hash.update(filename).update("\0").update(content);
  return hash.digest("hex").slice(0, 24);
}

function withoutHeaders(mail: Buffer, names: readonly string[]): Uint8Array {
  const end = mail.indexOf("\r\n\r\n");
  const lines = mail.subarray(0, end).toString("latin1").split("\r\n");
  const kept = lines.filter((line) => !names.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)));
  return Buffer.concat([Buffer.from(kept.join("\r\n"), "latin1"), mail.subarray(end)]);
}
