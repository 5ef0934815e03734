/** What a container holds, one level down, before anything of it is read. The same for archives and mails. */
import type { MessageCode } from "../../messages/index.js";
import type { Refusal } from "./refused.js";

/** What is known of the letter an attachment came with. */
export interface Letter {
  /** Address, lower case; "" if unknown. */
  from: string;
  fromName: string;
  /** ISO 8601, UTC: the mail's own date; null where it has none or none that can be read. */
  date: string | null;
  subject: string;
}

export interface Part {
  /** As the container has it, fit to print; "" where it has none. */
  name: string;
  content: PartBytes | Opened | Refusal | Skipped;
}

export interface PartBytes {
  /** Bytes that reading takes: asked of the budget before. */
  size: number;
  /** Throws Refused where it cannot be read. */
  read(): Buffer;
  /** The MIME type of what stands in the text of a mail, such as a picture of its signature. */
  inText?: string;
}

export interface Skipped {
  skipped: MessageCode;
}

export interface Opened {
  /** null for what is no mail. */
  letter: Letter | null;
  parts: Part[];
  /** What is to be said where nothing of it is taken or refused. */
  nothing: MessageCode;
  /** What is wrong with the whole though its parts could be read. */
  flaw?: MessageCode;
}
