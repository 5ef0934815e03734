/**
 * One part of a Word template (the body, a header, a footer) as a Handlebars program: the XML between the tags is its
 * content, so that Handlebars itself does the loops, with the helpers and the strictness of the HTML templates. There is no
 * second template language: docxtemplater and easy-template-x each bring one of their own, with scopes and helpers that ours
 * would have to be written for again, and neither lets a program be checked before it is filled.
 */
import Handlebars from "handlebars";
import type { Told } from "../../messages/index.js";
import type { ReadTemplate } from "../template/check.js";
import { syntaxError } from "../template/engine.js";
import type { ProblemCode, Problems } from "../template/problem.js";
import { type Lifting, type LiftTag, liftTags } from "./lift.js";
import { MARK, markTags, textOf } from "./paragraph.js";
import { placedParagraphs } from "./place.js";
import type { FoundTag } from "./tags.js";
import { tidy } from "./tidy.js";
import { type Document, plain, serialized } from "./xml.js";

/** Where a table or a chart goes: `<?tonghop-piece table indicators?>` in a paragraph of its own. */
export const PIECE = "tonghop-piece";

interface Tag extends LiftTag {
  place: Told;
  piece?: FoundTag["piece"];
}

export interface NamedPiece {
  piece: "table" | "chart";
  name: string;
  place: Told;
}

export interface PartProgram {
  read: ReadTemplate;
  pieces: NamedPiece[];
}

/** Changes `document`. `part`: words for where it is, null for the body. */
export function programOf(document: Document, template: string, part: Told | null, problems: Problems): PartProgram {
  plain(document);
  tidy(document);
  const tags: Tag[] = [];
  let sound = true;
  const say = (code: ProblemCode, place: Told, slots: Record<string, string>) => {
    sound = false;
    problems.add({ code, template, place, line: null, slots });
  };
  for (const { paragraph, place } of placedParagraphs(document)) {
    if (!/\{\{|\}\}/.test(textOf(paragraph))) continue;
    // Told by the text as it was: before the tags are taken out of it.
    const here = within(part, place());
    const faults = markTags(paragraph, (tag) => tags.push({ ...tag, place: here }) - 1);
    for (const { fault, detail } of faults) say(`report.word.${fault}`, here, { detail });
  }
  const lifting: Lifting = {
    tag: (number) => tags[number]!,
    add: (tag, like) => tags.push({ ...tag, place: tags[like]!.place }) - 1,
    fault: (fault, number, other) => {
      const { source, place } = tags[number]!;
      say(`report.word.${fault}`, place, {
        detail: source,
        ...(other !== undefined && { other: tags[other]!.source }),
      });
    },
  };
  if (document.documentElement) liftTags(document.documentElement, lifting);
  for (const tag of tags) {
    const detail = syntaxOf(tag);
    if (detail !== null) say("report.template.syntax", tag.place, { detail: `${tag.source}: ${detail}` });
  }
  const xml = serialized(document);
  // Tags in field codes, equations, alternative texts and the like are not read: they would stand in the report as they are.
  for (const [left] of xml.matchAll(/\{\{[^<>"]{0,60}/g))
    say("report.word.unread", part ?? { code: "report.nothing" }, { detail: left });
  // A place in the program is the line of its tag.
  const placeOf = (line: number): Told => tags[numbers[line] ?? 0]?.place ?? part ?? { code: "report.nothing" };
  const { program, numbers } = sound ? assembled(xml, tags) : empty;
  return {
    read: { name: template, program, placeOf, lines: false },
    pieces: tags.flatMap(({ piece, name, place }) => (piece ? [{ piece, name, place }] : [])),
  };
}

const within = (part: Told | null, place: Told): Told =>
  part === null ? place : { code: "report.place.part", slots: { part, place } };

const empty = { program: Handlebars.parse(""), numbers: [] as number[] };

/** What is wrong with a tag on its own; null where nothing is. */
function syntaxOf({ kind, name, source }: Tag): string | null {
  if (kind === "piece" || kind === "close") return null;
  const whole = { open: `${source}{{/${name}}}`, else: `{{#if x}}${source}{{/if}}`, value: source, comment: "" }[kind];
  try {
    Handlebars.parse(whole);
    return null;
  } catch (error) {
    return syntaxError(error).detail;
  }
}

const START = "\uF8F0";
const END = "\uF8F1";

/** The program, with the XML in the place of short words that stood for it; and the tag on each line. */
function assembled(xml: string, tags: Tag[]): { program: hbs.AST.Program; numbers: number[] } {
  const chunks: string[] = [];
  const lines: string[] = [];
  const numbers: number[] = [];
  const content = (text: string) => lines.push(`${START}${chunks.push(text) - 1}${END}`);
  for (const [index, text] of xml.split(new RegExp(`<\\?${MARK} (\\d+)\\?>`)).entries()) {
    const tag = index % 2 === 0 ? undefined : tags[Number(text)]!;
    if (tag === undefined) content(text);
    else if (tag.kind === "piece") content(`<?${PIECE} ${tag.piece} ${tag.name}?>`);
    else numbers[lines.push(tag.source)] = Number(text);
  }
  const program = Handlebars.parseWithoutProcessing(lines.join("\n"));
  restore(program, (words) =>
    [...words.matchAll(new RegExp(`${START}(\\d+)${END}`, "g"))].map((found) => chunks[Number(found[1])]!).join(""),
  );
  return { program, numbers };
}

function restore(program: hbs.AST.Program | undefined, textOf: (words: string) => string): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === "ContentStatement") {
      const content = statement as hbs.AST.ContentStatement;
      content.value = textOf(content.value);
    } else if (statement.type === "BlockStatement") {
      restore((statement as hbs.AST.BlockStatement).program, textOf);
      restore((statement as hbs.AST.BlockStatement).inverse, textOf);
    }
  }
}
