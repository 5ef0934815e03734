/**
 * A report template made in Word: read, checked, filled. What the officer designed stays (styles, header, logo, margins); the
 * tags in it are Handlebars with the same fields and helpers as the HTML templates, see part.ts.
 */
import { strFromU8, strToU8 } from "fflate";
import { closest } from "../../campaign/check/closest.js";
import type { Told } from "../../messages/index.js";
import { checkTemplate } from "../template/check.js";
import { newEngine } from "../template/engine.js";
import { named } from "../template/html.js";
import { Problems } from "../template/problem.js";
import { viewShape } from "../view/fields.js";
import type { ReportView } from "../view/index.js";
import { bookmarked } from "../word/bookmarks.js";
import type { WordOptions } from "../word/index.js";
import { fixedDates, numberedDrawings, zipped } from "../word/reproducible.js";
import { finish, type Pieces } from "./finish.js";
import { Graft } from "./graft.js";
import { addMarks } from "./marks.js";
import { openTemplate, type WordPackage } from "./package.js";
import { type NamedPiece, type PartProgram, programOf } from "./part.js";
import { describedCharts, describedTables } from "./piece-list.js";
import { type PieceKey, renderPieces } from "./pieces.js";
import { elements, parseXml, remove } from "./xml.js";

interface ReadWordTemplate {
  word: WordPackage;
  /** Programs by the part they come from. */
  programs: ReadonlyMap<string, PartProgram>;
  problems: Problems;
}

/** Everything that is wrong in the template, as far as can be told without figures. */
export function checkWordTemplate(path: string): Problems {
  return readWordTemplate(path).problems;
}

/** The filled template as the bytes of a .docx; the same input gives the same bytes. */
export async function fillWordTemplate(
  path: string,
  view: ReportView,
  options: Omit<WordOptions, "charts">,
): Promise<Uint8Array> {
  const { word, programs, problems } = readWordTemplate(path);
  problems.throwAny();
  const pieces = await piecesOf(word, programs, view);
  for (const [part, { read }] of programs) {
    const document = parseXml(filled(read, view));
    finish(document, part, pieces);
    word.replace(part, document);
  }
  addMarks(word, options.marks);
  dropComments(word);
  word.setContentType(word.main, MAIN);
  return packed(word, options);
}

function readWordTemplate(path: string): ReadWordTemplate {
  const word = openTemplate(path);
  const problems = new Problems();
  const programs = new Map<string, PartProgram>();
  for (const { part, place } of textParts(word)) {
    const program = programOf(word.document(part), word.name, place, problems);
    programs.set(part, program);
    checkTemplate(program.read, viewShape, { problems, partials: new Map() });
    for (const piece of program.pieces) checkPiece(piece, word.name, problems);
  }
  return { word, programs, problems };
}

function textParts(word: WordPackage): { part: string; place: Told | null }[] {
  const places: Record<string, Told> = {
    header: { code: "report.place.header" },
    footer: { code: "report.place.footer" },
    footnotes: { code: "report.place.footnotes" },
    endnotes: { code: "report.place.footnotes" },
  };
  const others = word.relations(word.main).flatMap(({ kind, part }) => {
    const place = places[kind];
    return place && part !== null ? [{ part, place }] : [];
  });
  return [{ part: word.main, place: null }, ...others];
}

function checkPiece({ piece, name, place }: NamedPiece, template: string, problems: Problems): void {
  const names = Object.keys(piece === "table" ? describedTables : describedCharts);
  if (names.includes(name)) return;
  const near = closest(name, names);
  const hint: Told =
    near === ""
      ? { code: "report.known", slots: { known: names.join(", ") } }
      : { code: "report.did_you_mean", slots: { closest: near } };
  problems.add({ code: `report.word.${piece}`, template, place, line: null, slots: { detail: name, hint } });
}

async function piecesOf(
  word: WordPackage,
  programs: ReadonlyMap<string, PartProgram>,
  view: ReportView,
): Promise<Pieces | null> {
  const called = [...programs.values()].flatMap(({ pieces }) => pieces);
  const keys = [...new Set(called.map(({ piece, name }): PieceKey => `${piece} ${name}`))];
  if (keys.length === 0) return null;
  const rendered = await renderPieces(keys, view);
  return { rendered, graft: new Graft(rendered.source, word) };
}

function filled(read: PartProgram["read"], view: ReportView): string {
  try {
    return newEngine().compile(read.program, { strict: true, ignoreStandalone: true })(view);
  } catch (error) {
    throw named(error, read);
  }
}

const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** Notes that officers left each other in the template are not for the reader of the report. */
function dropComments(word: WordPackage): void {
  for (const { id, kind, part } of word.relations(word.main)) {
    if (part === null || !/^(comments\w*|people)$/.test(kind)) continue;
    word.unrelate(word.main, id);
    word.removePart(part);
  }
}

/** The last step: every part as it will stand in the file. */
function packed(word: WordPackage, { title, creator, date }: Omit<WordOptions, "charts">): Uint8Array {
  const properties = word.relations("").find(({ kind }) => kind === "core-properties")?.part;
  if (properties) {
    for (const element of elements(word.document(properties).documentElement!)) {
      if (element.localName === "title") element.textContent = title;
      if (element.localName === "lastModifiedBy") element.textContent = creator;
      if (element.localName === "lastPrinted") remove(element);
    }
  }
  const parts = word.finished();
  const texts = withBookmarks(parts, word.main);
  return zipped(
    parts.map(([part, bytes]) => {
      if (part === properties) return [part, strToU8(fixedDates(strFromU8(bytes), date))];
      const text = texts.get(part);
      if (text === undefined) return [part, bytes];
      return [part, strToU8(part === word.main ? numberedDrawings(text) : text)];
    }),
  );
}

/** The parts with text in them, printed numbers bookmarked. */
function withBookmarks(parts: readonly (readonly [string, Uint8Array])[], main: string): Map<string, string> {
  const written = parts.filter(([part]) => part === main || /^word\/[^/]*\.xml$/.test(part));
  const done = bookmarked(written.map(([, bytes]) => strFromU8(bytes)));
  return new Map(written.map(([part], index) => [part, done[index]!]));
}
