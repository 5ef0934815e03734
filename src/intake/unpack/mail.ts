/** Which parts of a mail are attachments, and what they are called. Content is not looked at here. */
import { decodeWords } from "postal-mime";
import { letterOf } from "./letter.js";
import { type MimePart, readMail } from "./mime.js";
import { parameter, peekFields, withoutLeadingBlanks } from "./mime-fields.js";
import { headerText } from "./old-code-pages.js";
import type { Opened, Part } from "./opened.js";
import { Refused } from "./refused.js";
import { shownName } from "./shown-name.js";
import { decodeBody } from "./transfer-encoding.js";

/** Throws Refused where nothing can be taken from it. */
export function openMail(bytes: Buffer): Opened {
  const mail = readMail(withoutLeadingBlanks(bytes));
  if (mail.type.value === "multipart/report") throw new Refused("unpack.mail_report");
  const parts: Part[] = [];
  let cut = mail.cut;
  for (const part of mail.parts) {
    const last = part === mail.parts.at(-1);
    const name = nameOf(part);
    if (isLetterItself(part, name)) {
      parts.push(...uuencodedIn(part));
    } else if (mail.cut && last) {
      cut = false; // said of this part
      parts.push({ name, content: { refused: "unpack.mail_cut", slots: {} } });
    } else {
      parts.push({ name, content: contentOf(part) });
    }
  }
  const opened: Opened = { letter: letterOf(mail.fields), parts, nothing: "unpack.mail_without_attachment" };
  return cut ? { ...opened, flaw: "unpack.mail_cut" } : opened;
}

function nameOf(part: MimePart): string {
  const given = parameter(part.disposition, "filename") || parameter(part.type, "name");
  if (given !== "") return shownName(decodeWords(given));
  if (part.type.value !== "message/rfc822") return "";
  const subject = shownName(decodeWords(peekFields(part.body).get("subject") ?? ""));
  return subject === "" ? "" : `${subject}.eml`;
}

/** What is read in the mail program's window rather than saved: text without a name, and its other forms. */
function isLetterItself(part: MimePart, name: string): boolean {
  if (name !== "" || part.disposition.value === "attachment" || !part.type.value.startsWith("text/")) return false;
  return part.inside === "alternative" || part.type.value === "text/plain" || part.type.value === "text/html";
}

function contentOf(part: MimePart): Part["content"] {
  const type = part.type.value;
  if (type === "message/external-body") return { refused: "unpack.only_a_link", slots: {} };
  const bytes = { size: part.body.length, read: () => decodeBody(part.body, encodingOf(part)) };
  return isInText(part) ? { ...bytes, inText: type } : bytes;
}

function encodingOf(part: MimePart): string {
  const given = part.fields.get("content-transfer-encoding") ?? "";
  return /[\w-]+/.exec(given)?.[0].toLowerCase() ?? "";
}

/** The picture of a signature: shown in the letter, by its own word or because the letter's text points to it. */
function isInText(part: MimePart): boolean {
  const how = part.disposition.value;
  return how === "inline" || part.inside === "related" || (part.fields.has("content-id") && how !== "attachment");
}

/** Attachments that an old mail program wrote into the text. */
function uuencodedIn(part: MimePart): Part[] {
  if (part.type.value !== "text/plain" || !part.body.includes("begin ")) return [];
  const found = part.body.toString("latin1").matchAll(/^begin [0-7]{3,4} (\S[^\r\n]{0,300})\r?$/gm);
  return Array.from(found, ([, name]) => ({
    name: shownName(headerText(Buffer.from(name!, "latin1"))),
    content: { refused: "unpack.uuencoded", slots: {} },
  }));
}
