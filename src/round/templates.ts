/** Report templates as files: found, made. */
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../messages/index.js";
import { shippedTemplates, starterTemplate, type TemplateChoice } from "../report/index.js";
import { writeAtomically } from "./files.js";

/** A Word file or a folder of HTML templates. */
export function templateAt(path: string): TemplateChoice {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UserError("template.not_there", { path });
  return found.isDirectory() ? { templateDir: path } : { templateFile: path };
}

/** A starter in Word for a path that ends with .docx, else a copy of the shipped HTML templates. Gives the files made. */
export async function newTemplate(path: string): Promise<string[]> {
  const isWord = /\.docx$/i.test(path);
  if (existsSync(path) && (isWord || !statSync(path).isDirectory() || readdirSync(path).length > 0))
    throw new UserError("template.exists", { path });
  try {
    mkdirSync(isWord ? dirname(path) : path, { recursive: true });
    if (!isWord)
      for (const name of ["report.hbs", "partials"])
        cpSync(join(shippedTemplates, name), join(path, name), { recursive: true });
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError("output.unwritable", { path, detail }, 3);
  }
  if (!isWord)
    return [
      "report.hbs",
      ...readdirSync(join(path, "partials"))
        .sort()
        .map((name) => `partials/${name}`),
    ];
  writeAtomically(path, await starterTemplate());
  return [path];
}
