/** What the officer may ask of templates: what they can name, and whether one is sound. */
import type { Campaign } from "../campaign/schema.js";
import { type Lang, message, UserError } from "../messages/index.js";
import { checkWordTemplate } from "./docx/index.js";
import { describedCharts, describedTables } from "./docx/piece-list.js";
import { renderReport, type TemplateChoice } from "./index.js";
import { bareInput, sampleInput } from "./sample.js";
import { checkTemplateFolder } from "./template/check-folder.js";
import { describedBlocks, describedHelpers } from "./template/helper-list.js";
import { problemText } from "./template/problem.js";
import { type DescribedField, describedFields } from "./template/shape.js";
import { viewShape } from "./view/fields.js";
import { viewOf } from "./view/index.js";

interface Named {
  name: string;
  about: string;
  example: string;
}

export interface TemplateWords {
  fields: (DescribedField & { sample: string | null })[];
  blocks: Named[];
  helpers: Named[];
  tables: Named[];
  charts: Named[];
}

/** Everything a template may name, with what a made-up round of this campaign has there. */
export function templateWords(campaign: Campaign): TemplateWords {
  const view = viewOf(sampleInput(campaign));
  const named = (kind: string, described: Record<string, string>): Named[] =>
    Object.entries(described).map(([name, about]) => ({ name, about, example: `{{${kind} "${name}"}}` }));
  return {
    fields: describedFields(viewShape).map((field) => ({ ...field, sample: sampleOf(view, field) })),
    blocks: describedBlocks.map(({ name, about, example }) => ({ name: `#${name}`, about, example })),
    helpers: describedHelpers.map(({ name, about, example }) => ({ name, about, example })),
    tables: named("table", describedTables),
    charts: named("chart", describedCharts),
  };
}

const LONGEST = 60;

/** The first value at a path; null where there is none, or more than a value. */
function sampleOf(view: object, { path, kind }: DescribedField): string | null {
  if (kind !== "value") return null;
  let at: unknown = view;
  for (const part of path.replaceAll("[]", ".0").split("."))
    at = (at as Record<string, unknown> | null | undefined)?.[part];
  if (at === null || at === undefined || typeof at === "object") return null;
  const text = String(at).replace(/\s+/g, " ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

export interface ToldProblem {
  file: string;
  line: number | null;
  code: string;
  message: string;
}

/**
 * Every mistake in a template: as it stands first, and where that finds none, on a made-up round of this campaign and on one
 * with nothing in it.
 */
export async function templateProblems(
  template: TemplateChoice,
  campaign: Campaign,
  lang: Lang,
): Promise<ToldProblem[]> {
  const { templateDir, templateFile } = template;
  const problems = templateFile !== undefined ? checkWordTemplate(templateFile) : checkTemplateFolder(templateDir!);
  const told = problems.all.map((problem) => ({
    file: problem.template,
    line: problem.line,
    code: problem.code,
    message: problemText(lang, problem),
  }));
  if (told.length > 0) return told;
  const failed =
    (await triedOn(sampleInput(campaign), template, lang)) ?? (await triedOn(bareInput(campaign), template, lang));
  return failed === null ? [] : [failed];
}

async function triedOn(
  input: Parameters<typeof renderReport>[0],
  template: TemplateChoice,
  lang: Lang,
): Promise<ToldProblem | null> {
  try {
    await renderReport(input, template);
    return null;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, slots } = error;
    const line = typeof slots.line === "number" ? slots.line : null;
    return { file: String(slots.template ?? ""), line, code, message: message(lang, code, slots) };
  }
}
