/**
 * Reads `report.hbs` and `partials/*.hbs` of a template folder and fills them. A mistake in a template is told with the
 * file and the line; a field that does not exist is a mistake, not an empty place in the report.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { UserError } from "../messages/index.js";
import { helpers } from "./helpers.js";

export const shippedTemplates = fileURLToPath(new URL("../../templates/", import.meta.url));

/** `main`: the template to begin with. */
export function fillTemplate(folder: string, view: object, main = "report.hbs"): string {
  const engine = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper);
  for (const file of partialFiles(folder))
    engine.registerPartial(basename(file, ".hbs"), compiled(engine, folder, file));
  return compiled(engine, folder, main)(view);
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

/** The template as a function that names itself in what it throws: Handlebars knows the line but not the file. */
function compiled(engine: typeof Handlebars, folder: string, file: string): Handlebars.TemplateDelegate {
  const source = sourceOf(folder, file);
  try {
    engine.parse(source);
  } catch (error) {
    const { message } = error as Error;
    const line = /on line (\d+)/.exec(message)?.[1] ?? (error as { lineNumber?: number }).lineNumber ?? "?";
    // Handlebars draws the place with an arrow over three lines; the last one says what it met.
    throw new UserError("report.template.syntax", {
      template: file,
      line,
      detail: message.split("\n").pop() ?? "",
    });
  }
  const template = engine.compile(source, { strict: true });
  return (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      const { lineNumber, message } = error as Error & { lineNumber?: number };
      if (error instanceof UserError || !(error instanceof Handlebars.Exception)) throw error;
      const detail = /^"(.*)" not defined/.exec(message)?.[1] ?? message.replace(/ - \d+:\d+$/, "");
      throw new UserError("report.template.field", { template: file, line: lineNumber ?? "?", detail });
    }
  };
}

function sourceOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), "utf8");
  } catch {
    throw new UserError("report.template.missing", { template: file, folder });
  }
}
