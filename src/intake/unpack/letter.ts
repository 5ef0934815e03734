/** Who sent a letter, when, about what: provenance of its attachments. As the mail says, which anyone can write. */
import { addressParser, decodeWords } from "postal-mime";
import { readMailDate } from "./mail-date.js";
import type { Letter } from "./opened.js";
import { shownText } from "./shown-name.js";

/** null where the header says nothing of the kind: a wrapper around another mail, such as a signed one. */
export function letterOf(fields: ReadonlyMap<string, string>): Letter | null {
  const from = fields.get("from") ?? "";
  const date = fields.get("date") ?? "";
  const subject = fields.get("subject") ?? "";
  if (from === "" && date === "" && subject === "") return null;
  const [sender] = addressParser(from.slice(0, 2000), { flatten: true });
  return {
    from: mailAddress(sender?.address ?? ""),
    fromName: shownText(sender?.name ?? ""),
    date: readMailDate(date),
    subject: shownText(decodeWords(subject)),
  };
}

/** Lower case; "" for what is no e-mail address, such as the X.500 names of Exchange. */
export function mailAddress(text: string): string {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && /^[^\s@<>"'()\p{C}]+@[^\s@<>"'()\p{C}]+$/u.test(address) ? address : "";
}
