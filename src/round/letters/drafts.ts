/** The mails that carry the letters, each with its letter and workbook. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Campaign, definitionHash, emailsOf, type Unit } from "../../campaign/index.js";
import { message, UserError } from "../../messages/index.js";
import { type LetterInput, type LetterUnit, renderMail } from "../../report/index.js";
import { definitionsIn } from "../generate.js";
import type { Address } from "./eml.js";
import { writeDraft } from "./eml.js";

export interface MadeDraft {
  units: string[];
  bytes: Uint8Array;
  attachments: string[];
  /** Whether it has anyone to go to. */
  addressed: boolean;
}

interface Attachment {
  filename: string;
  content: Uint8Array;
}

/**
 * One mail to one unit. `letter`: the document it carries; `workbook`: its own file, where it has one; `others`: files that go to all.
 */
export async function draftToUnit(
  input: LetterInput,
  { unit }: LetterUnit,
  letter: Attachment,
  workbook: Attachment | null,
  others: readonly Attachment[],
): Promise<MadeDraft> {
  const attachments = [letter, ...(workbook === null ? [] : [workbook]), ...others];
  return made(input, [unit], unit.name, { to: addressesOf(unit), bcc: [] }, attachments);
}

/** One mail to all units of a letter, who do not see each other's addresses. */
export async function draftToAll(input: LetterInput, letter: Attachment): Promise<MadeDraft> {
  const units = input.units.map(({ unit }) => unit);
  return made(input, units, message("vi", "letters.greet_all"), { to: [], bcc: units.flatMap(addressesOf) }, [letter]);
}

async function made(
  input: LetterInput,
  units: readonly Unit[],
  greeted: string,
  addressed: { to: Address[]; bcc: Address[] },
  attachments: Attachment[],
): Promise<MadeDraft> {
  const names = attachments.map(({ filename }) => filename);
  const mail = renderMail(input, greeted, names);
  return {
    units: units.map(({ code }) => code),
    bytes: await writeDraft({ ...mail, ...addressed, attachments }),
    attachments: names,
    addressed: addressed.to.length + addressed.bcc.length > 0,
  };
}

function addressesOf(unit: Unit): Address[] {
  return emailsOf(unit).map((address) => ({ name: unit.name, address }));
}

/** The files of the definition that go with the forms. */
export function furtherFiles(campaign: Campaign, folder: string): Attachment[] {
  return campaign.letters.attachments.map((path) => {
    const file = join(folder, path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UserError("letters.no_attachment", { path });
    return { filename: path.split("/").at(-1)!, content: readFileSync(file) };
  });
}

/** The blank forms of these units; told where any was not made yet, or from another definition. */
export function formsIn(campaign: Campaign, outbox: string, units: readonly LetterUnit[]): Map<string, Attachment> {
  const names = units.map(({ workbook }) => workbook!);
  const absent = names.filter((name) => !statSync(join(outbox, name), { throwIfNoEntry: false })?.isFile());
  if (absent.length > 0) throw new UserError("letters.no_forms", { count: absent.length, file: absent[0]!, outbox });
  const [definition, made] = [definitionHash(campaign), definitionsIn(outbox)];
  const old = names.filter((name) => (made.get(name) ?? definition) !== definition);
  if (old.length > 0) throw new UserError("letters.old_forms", { count: old.length, file: old[0]!, outbox });
  return new Map(
    units.map(({ unit, workbook }) => [
      unit.code,
      { filename: workbook!, content: readFileSync(join(outbox, workbook!)) },
    ]),
  );
}
