/**
 * Reads `report.hbs` and `partials/*.hbs` of a template folder, checks and fills them. A mistake in a template is told
 * with the file and the line; a field that does not exist is a mistake, not an empty place in the report.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { UserError } from "../../messages/index.js";
import { checkTemplate, type ReadTemplate } from "./check.js";
import { HelperFailed, newEngine, syntaxError } from "./engine.js";
import { lineOf, Problems } from "./problem.js";
import type { Shape } from "./shape.js";

export const shippedTemplates = fileURLToPath(new URL("../../../templates/", import.meta.url));

export interface TemplateFolder {
  main: ReadTemplate;
  /** By name, without `.hbs`. */
  partials: ReadonlyMap<string, ReadTemplate>;
  problems: Problems;
}

/** `main`: the template to begin with. `shape`: what it may ask for; without it only the values themselves tell. */
export function fillTemplate(folder: string, view: object, main = "report.hbs", shape: Shape | null = null): string {
  const read = readTemplateFolder(folder, main);
  if (shape !== null) checkTemplate(read.main, shape, read);
  read.problems.throwAny();
  const engine = newEngine();
  for (const [name, partial] of read.partials) engine.registerPartial(name, compiled(engine, partial));
  return compiled(engine, read.main)(view);
}

/** Throws only where the main template is not there; what else is wrong stands in `problems`. */
export function readTemplateFolder(folder: string, main: string): TemplateFolder {
  const problems = new Problems();
  const partials = new Map<string, ReadTemplate>();
  for (const file of partialFiles(folder)) partials.set(basename(file, ".hbs"), read(folder, file, problems));
  return { main: read(folder, main, problems), partials, problems };
}

function partialFiles(folder: string): string[] {
  try {
    return readdirSync(join(folder, "partials"))
      .filter((file) => file.endsWith(".hbs"))
      .sort()
      .map((file) => `partials/${file}`);
  } catch {
    return [];
  }
}

function read(folder: string, file: string, problems: Problems): ReadTemplate {
  const source = sourceOf(folder, file);
  const template = { name: file, placeOf: lineOf, lines: true };
  try {
    return { ...template, program: Handlebars.parse(source) };
  } catch (error) {
    const { line, detail } = syntaxError(error);
    problems.add({ code: "report.template.syntax", template: file, place: lineOf(line), line, slots: { detail } });
    return { ...template, program: Handlebars.parse("") };
  }
}

/** The template as a function that names itself in what it throws: Handlebars knows the line but not the file. */
function compiled(engine: typeof Handlebars, template: ReadTemplate): Handlebars.TemplateDelegate {
  const run = engine.compile(template.program, { strict: true });
  return (context, options) => {
    try {
      return run(context, options);
    } catch (error) {
      throw named(error, template);
    }
  };
}

/** An error of Handlebars or of a helper as one of the officer's. */
export function named(error: unknown, { name, placeOf, lines }: ReadTemplate): unknown {
  const told = (line: number | null) => ({
    template: name,
    place: placeOf(line ?? 1),
    ...(lines && line !== null && { line }),
  });
  if (error instanceof HelperFailed)
    return new UserError("report.template.failed", { ...told(error.line), helper: error.helper, detail: error.detail });
  if (error instanceof UserError || !(error instanceof Handlebars.Exception)) return error;
  const { lineNumber, message } = error as Error & { lineNumber?: number };
  const line = lineNumber ?? null;
  const partial = /^The partial (.*) could not be found$/.exec(message)?.[1];
  if (partial !== undefined)
    return new UserError("report.template.partial", { ...told(line), detail: partial, hint: "" });
  const detail = /^"(.*)" not defined/.exec(message)?.[1] ?? message.replace(/ - \d+:\d+$/, "");
  return new UserError("report.template.field", { ...told(line), detail, hint: "" });
}

function sourceOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    throw new UserError("report.template.missing", { template: file, folder });
  }
}
