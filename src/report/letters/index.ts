/** The letters of a round (công văn): the forms assigned, reminders, returns for correction; and the mails they go with. */
import { documentMarks } from "../document-marks.js";
import { fillTemplate, shippedTemplates } from "../template/html.js";
import { renderWord } from "../word/index.js";
import { letterShape } from "./fields.js";
import type { LetterInput } from "./input.js";
import { plainText } from "./plain-text.js";
import { letterView, printsFigures } from "./view.js";

export type { LetterInput, LetterKind, LetterUnit } from "./input.js";

const folder = `${shippedTemplates}letters/`;

export interface Letter {
  /** The bytes of a .docx; the same input gives the same bytes. */
  document: Uint8Array;
  addressees: string[];
}

export async function renderLetter(input: LetterInput): Promise<Letter> {
  const view = letterView(input);
  const html = fillTemplate(folder, view, `${input.kind}.hbs`, letterShape);
  const document = await renderWord(html, {
    title: aboutOf(view),
    creator: view.issuer.name,
    marks: documentMarks({ draft: false, blockers: 0, illustrative: input.illustrative && printsFigures(view) }),
    charts: [],
    date: input.date ?? input.campaign.deadlines.due,
  });
  return { document, addressees: view.addressees };
}

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** The mail that carries a letter. `to`: how it greets; `attached`: the names of its files. */
export function renderMail(input: LetterInput, to: string, attached: string[]): Mail {
  const view = letterView(input, { to, attached });
  const html = fillTemplate(folder, view, "mail.hbs", letterShape);
  return { subject: `${view.issuer.name}: ${aboutOf(view)}`, text: plainText(html), html };
}

/** What it is about, without "V/v". */
function aboutOf(view: object): string {
  const text = plainText(fillTemplate(folder, view, "about.hbs", letterShape))
    .replace(/\s+/g, " ")
    .trim();
  return text[0]!.toLocaleUpperCase("vi") + text.slice(1);
}
