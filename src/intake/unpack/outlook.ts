/** Outlook's own mails (.msg). The library that reads them runs in a child process with little time and memory. */
import { runLimited } from "../../workbook/index.js";
import { letterOf, mailAddress } from "./letter.js";
import type { Budget } from "./limits.js";
import { readMailDate } from "./mail-date.js";
import { readFields } from "./mime-fields.js";
import { isSoundOle } from "./ole-sound.js";
import type { Letter, Opened, Part } from "./opened.js";
import { orRefusal, Refused } from "./refused.js";
import { shownName, shownText } from "./shown-name.js";

/** What msg-child.js answers. Texts are as the file has them. */
export interface ChildMail {
  /** The best first; some are no e-mail addresses. */
  addresses: string[];
  fromName: string;
  /** "Thu, 21 Jun 2012 14:14:04 GMT", or "". */
  date: string;
  subject: string;
  /** The header it had on its way, if it came from outside. */
  headers: string;
  /** Message class, such as "IPM.Note". */
  kind: string;
  attachments: ChildAttachment[];
}

export type ChildAttachment =
  /** Where its content stands behind the text, and how long it is; null where there was no room for it. */
  | { name: string; at: number; size: number | null; inText?: string }
  /** An attached mail; null where it lies too deep. */
  | { name: string; mail: ChildMail | null }
  | { name: string; missing: true };

const childLimits = { seconds: 10, megabytes: 192 };

/** `levels`: how many levels of mails attached to it are opened as well. Throws Refused where it cannot be read. */
export function openOutlookMail(bytes: Buffer, levels: number, budget: Budget): Opened {
  if (!isSoundOle(bytes)) throw new Refused("unpack.outlook_unreadable");
  budget.takeProcess();
  const script = new URL("./msg-child.js", import.meta.url);
  const result = runLimited(script, [String(levels), String(budget.bytesLeft)], bytes, childLimits);
  if ("failed" in result) {
    if (result.failed !== "crash") budget.processWasKilled();
    throw new Refused("unpack.outlook_unreadable");
  }
  const { output } = result;
  const textEnd = 4 + output.readUInt32LE(0);
  const mail = JSON.parse(output.toString("utf8", 4, textEnd)) as ChildMail;
  return openedMail(mail, output.subarray(textEnd), budget);
}

function openedMail(mail: ChildMail, contents: Buffer, budget: Budget): Opened {
  // A notice that a mail was not delivered, or that it was read.
  if (/^REPORT\./i.test(mail.kind)) throw new Refused("unpack.mail_report");
  return {
    letter: letterFrom(mail),
    parts: mail.attachments.map((attachment) => partFrom(attachment, contents, budget)),
    nothing: "unpack.mail_without_attachment",
  };
}

function partFrom(attachment: ChildAttachment, contents: Buffer, budget: Budget): Part {
  const name = shownName(attachment.name);
  if ("missing" in attachment) return { name, content: { refused: "unpack.only_a_link", slots: {} } };
  if ("mail" in attachment) {
    const { mail } = attachment;
    if (mail) return { name, content: orRefusal(() => openedMail(mail, contents, budget)) };
    return { name, content: { refused: "unpack.too_deep", slots: { limit: budget.limits.depth } } };
  }
  const { at, size, inText } = attachment;
  // One for which the child had no room is over what is left here too: the budget refuses it.
  if (size === null) return { name, content: { size: budget.bytesLeft + 1, read: () => Buffer.alloc(0) } };
  const bytes = { size, read: () => contents.subarray(at, at + size) };
  return { name, content: inText === undefined ? bytes : { ...bytes, inText } };
}

function letterFrom(mail: ChildMail): Letter {
  const onTheWay = mail.headers === "" ? null : letterOf(readFields(Buffer.from(mail.headers)));
  return {
    from: mail.addresses.map(mailAddress).find((address) => address !== "") ?? onTheWay?.from ?? "",
    fromName: shownText(mail.fromName),
    date: readMailDate(mail.date) ?? onTheWay?.date ?? null,
    subject: shownText(mail.subject),
  };
}
