/** Writes the lists of fields, helpers, tables and charts into the guide on templates: `npm run docs`. */
import { readFileSync, writeFileSync } from "node:fs";
import { loadCampaign } from "./campaign/index.js";
import { type TemplateWords, templateWords } from "./report/templates.js";
import { shippedFolder } from "./round/shipped.js";

const START = "<!-- bảng do `npm run docs` ghi, không sửa tay -->";

/** The guide with its lists anew. */
export function withWords(guide: string, words: TemplateWords): string {
  const table = (head: string[], rows: string[][]) =>
    [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
  const named = (kind: "blocks" | "helpers" | "tables" | "charts", title: string) =>
    `### ${title}\n\n${table(
      ["tên", "để làm gì", "ví dụ"],
      words[kind].map(({ name, about, example }) => [`\`${name}\``, about, `\`${example}\``]),
    )}`;
  const fields = words.fields.map(({ path, about, sameAs }) => [
    `\`${path}\``,
    sameAs === null ? about : `${about}; các trường như \`${sameAs}\``,
  ]);
  return [
    guide.slice(0, guide.indexOf(START) + START.length),
    named("blocks", "Khối"),
    named("helpers", "Hàm"),
    named("tables", "Bảng có sẵn (mẫu Word)"),
    named("charts", "Biểu đồ có sẵn (mẫu Word)"),
    `### Trường\n\nDấu \`[]\` là danh sách: lặp bằng \`#each\`, bên trong viết tên trường ngay sau dấu chấm.\n\n${table(["trường", "là gì"], fields)}\n`,
  ].join("\n\n");
}

const target = process.argv[2];
if (target !== undefined && process.argv[1]?.endsWith("publish-template-words.js")) {
  const words = templateWords(loadCampaign(shippedFolder("lai-chau-2026"), "vi"));
  writeFileSync(target, withWords(readFileSync(target, "utf8"), words));
}
