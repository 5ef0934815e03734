/** Everything that is wrong in a folder of HTML templates, as far as can be told without figures. */
import { viewShape } from "../view/fields.js";
import { checkTemplate } from "./check.js";
import { readTemplateFolder } from "./html.js";
import type { Problems } from "./problem.js";

export function checkTemplateFolder(folder: string): Problems {
  const read = readTemplateFolder(folder, "report.hbs");
  checkTemplate(read.main, viewShape, read);
  return read.problems;
}
