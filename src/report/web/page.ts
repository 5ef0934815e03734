/** The last step of every web page: one file that asks the network for nothing and runs nothing. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unmarked } from "../marks.js";
import { shippedTemplates } from "../template/html.js";

export interface PageOptions {
  title: string;
  /** For the head of each printed page: that it is a draft, that figures are made up. */
  notices: readonly string[];
  /** Styles besides those of all pages, by file name in `templates/`. */
  styles: readonly string[];
}

export function renderPage(body: string, { title, notices, styles }: PageOptions): string {
  const css = [
    ...["web.css", ...styles].map((file) => readFileSync(join(shippedTemplates, file), "utf8")),
    ...(notices.length > 0 ? [`@page { @top-center { content: ${quoted(notices.join(" · "))}; } }\n`] : []),
  ].join("");
  const hash = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
${unmarked(body)}</body>
</html>
`;
}

/** As a CSS string that also cannot end the style element. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,;:()·–-]/gu, " ")}"`;
}

function escaped(text: string): string {
  return unmarked(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
