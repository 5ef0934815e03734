/** The starter: a template in Word that fills to the shipped report, in the form of Nghị định 30, to be changed in Word. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shippedTemplates } from "../template/html.js";
import { renderWord } from "../word/index.js";

/** Any day: the file must not depend on when it is made. */
const DAY = "2026-01-01";

export async function starterTemplate(): Promise<Uint8Array> {
  const html = readFileSync(join(shippedTemplates, "starter.html"), "utf8");
  return renderWord(html, { title: "Mẫu báo cáo", creator: "tonghop", marks: [], charts: [], date: DAY });
}
