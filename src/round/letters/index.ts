/** Makes the letters of one command, with the workbooks they speak of and the mails that carry them. */
import type { KeyObject } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { isIllustrative, type Unit } from "../../campaign/index.js";
import { message } from "../../messages/index.js";
import { type LetterInput, type LetterKind, type LetterUnit, renderLetter } from "../../report/index.js";
import { writeTemplate } from "../../workbook/index.js";
import type { Round } from "../assemble.js";
import { replyContent } from "../feedback.js";
import { writeAtomically } from "../files.js";
import { templateFileName } from "../generate.js";
import type { Deadline } from "./deadline.js";
import { draftToAll, draftToUnit, formsIn, furtherFiles, type MadeDraft } from "./drafts.js";

export interface Asked {
  kind: LetterKind;
  deadline: Deadline;
  collective: boolean;
  eml: boolean;
  date: string | null;
  now: string;
  /** The units asked about; null for all. */
  scope: readonly Unit[] | null;
  /** Folders: of the definition, of the letters. */
  folder: string;
  out: string;
}

export interface Made {
  letters: { file: string; units: string[]; addressees: string[] }[];
  drafts: (Omit<MadeDraft, "bytes"> & { file: string })[];
  /** Letters and drafts of an earlier run of the same kind that this one did not make. */
  stale: string[];
}

/** `round`: what is known of it; null for letters that need no returns. */
export async function makeLetters(
  input: Omit<
    LetterInput,
    "kind" | "units" | "collective" | "now" | "overdue" | "round" | "until" | "illustrative" | "date"
  >,
  units: readonly LetterUnit[],
  asked: Asked,
  round: Round | null,
  key?: KeyObject,
): Promise<Made> {
  const { kind, deadline, out, folder, eml, date, now } = asked;
  const { campaign } = input;
  // Nothing is written before everything that could be missing is there.
  const forms = kind === "assign" && eml ? formsIn(campaign, join(folder, "outbox"), units) : new Map();
  const others = kind === "assign" && eml ? furtherFiles(campaign, folder) : [];
  const workbooks = new Map([
    ...forms,
    ...(round !== null && kind === "return" ? await replies(round, units, key) : []),
  ]);
  for (const { filename, content } of kind === "return" ? workbooks.values() : [])
    writeAtomically(join(folder, "feedback", filename), content);
  const made: Made = { letters: [], drafts: [], stale: [] };
  const groups = asked.collective ? (units.length > 0 ? [[...units]] : []) : units.map((unit) => [unit]);
  const base = baseName(kind, deadline);
  for (const group of groups) {
    const own: LetterInput = {
      ...{ ...input, ...deadline, kind, units: group, collective: asked.collective, now, date },
      illustrative: isIllustrative(campaign),
    };
    const name = asked.collective ? base : `${base}_${unitName(group[0]!.unit)}`;
    const { document, addressees } = await renderLetter(own);
    writeAtomically(join(out, `${name}.docx`), document);
    made.letters.push({ file: `${name}.docx`, units: group.map(({ unit }) => unit.code), addressees });
    if (!eml) continue;
    const letter = { filename: shownName(kind, deadline), content: document };
    if (asked.collective && kind === "remind") add(name, await draftToAll(own, letter));
    else
      for (const one of group)
        add(
          `${base}_${unitName(one.unit)}`,
          await draftToUnit(own, one, letter, workbooks.get(one.unit.code) ?? null, others),
        );
  }
  const written = new Set([...made.letters, ...made.drafts].map(({ file }) => file));
  const names = asked.scope?.map((unit) => `${base}_${unitName(unit)}.`) ?? [`${base}_`, `${base}.`];
  const ours = (file: string) => /\.(docx|eml)$/.test(file) && names.some((name) => file.startsWith(name));
  made.stale = filesIn(out).filter((file) => ours(file) && !written.has(file));
  return made;

  function add(name: string, { bytes, ...draft }: MadeDraft): void {
    writeAtomically(join(out, `${name}.eml`), bytes);
    made.drafts.push({ file: `${name}.eml`, ...draft });
  }
}

/** Made anew, so that no letter goes out with a reply to an earlier return. */
async function replies(round: Round, units: readonly LetterUnit[], key: KeyObject | undefined) {
  const made = new Map<string, { filename: string; content: Uint8Array }>();
  for (const { unit, workbook } of units)
    if (workbook !== null)
      made.set(unit.code, {
        filename: workbook,
        content: await writeTemplate(round.campaign, unit, { ...replyContent(round, unit), key }),
      });
  return made;
}

function baseName(kind: LetterKind, { overdue, round }: Deadline): string {
  if (kind === "assign") return "giao-bieu-mau";
  if (kind === "return") return "hoan-thien";
  return overdue ? `don-doc-lan-${round}` : "nhac-gui";
}

/** What the letter is called in a mail. */
function shownName(kind: LetterKind, { overdue, round }: Deadline): string {
  if (kind !== "remind") return message("vi", `letters.document_${kind}`);
  return overdue ? message("vi", "letters.document_urge", { round }) : message("vi", "letters.document_remind");
}

const unitName = (unit: Unit) => templateFileName(unit).replace(/\.xlsx$/, "");

function filesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];
}
