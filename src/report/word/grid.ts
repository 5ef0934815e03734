/**
 * The tables of figures as the XML that docx/html makes of them, without its detour: an annex has thousands of cells, each of
 * which it styles by CSS and builds as objects. Only the plain shape of our templates is taken; whatever else a table holds
 * is left to docx/html (test/report/grid.test.ts compares the two, table by table).
 */
import { styles, tableStyles } from "./form.js";
import { twips } from "./units.js";

const table =
  /<table class="((?:bang)(?: [a-z]+)*)"(?: data-[a-z]+="[^"]*")* style="width: (\d+(?:\.\d+)?)mm">\s*<colgroup>((?:<col width="[\d.]+">)+)<\/colgroup>([\s\S]*?)<\/table>/g;
const plainTable = /^\s*(?:<thead>([\s\S]*?)<\/thead>)?\s*<tbody>([\s\S]*?)<\/tbody>\s*$/;
const row = /\s*<tr>([\s\S]*?)<\/tr>\s*/y;
const cell = /\s*<(th|td)(?: class="([a-z-]+)")?(?: (colspan|rowspan)="(\d+)")?>([^<]*)<\/\1>\s*/y;

/** Stands in the text where a table goes; no input can hold it (vietnamese/printable.ts). */
const PLACE = "\uE003";

/** The HTML in pieces, and each plain table as XML. */
export function cutGrids(html: string): ({ html: string } | { xml: string })[] {
  const pieces: ({ html: string } | { xml: string })[] = [];
  let from = 0;
  for (const match of html.matchAll(table)) {
    const xml = gridXml(match);
    if (xml === null) continue;
    pieces.push({ html: html.slice(from, match.index) }, { xml });
    from = match.index + match[0].length;
  }
  return [...pieces, { html: html.slice(from) }].filter((piece) => "xml" in piece || piece.html.trim() !== "");
}

/** What a paragraph says in whose place the nth table comes. */
export const gridPlace = (n: number): string => `${PLACE}${n}${PLACE}`;

/**
 * A document's XML with the tables in their places. A table that ends a section leaves the paragraph that holds the
 * section's set-up behind it. Throws where a place is not found: a table must not be lost.
 */
export function withGrids(xml: string, grids: readonly string[]): string {
  let placed = 0;
  const place = new RegExp(
    `<w:p>(<w:pPr><w:sectPr>(?:(?!</w:sectPr>)[\\s\\S])*</w:sectPr></w:pPr>)?<w:r><w:t xml:space="preserve">${PLACE}(\\d+)${PLACE}</w:t></w:r></w:p>`,
    "g",
  );
  const whole = xml.replace(place, (_, section: string | undefined, n: string) => {
    placed += 1;
    return grids[Number(n)]! + (section === undefined ? "" : `<w:p>${section}</w:p>`);
  });
  if (placed !== grids.length) throw new Error(`${placed} of ${grids.length} tables placed`);
  return whole;
}

interface Cell {
  tag: "th" | "td";
  className: string;
  columns: number;
  rows: number;
  text: string;
}

function gridXml([, classes = "", width = "", columns = "", content = ""]: RegExpExecArray): string | null {
  const parts = plainTable.exec(content);
  if (parts === null) return null;
  const head = rowsOf(parts[1] ?? "");
  const body = rowsOf(parts[2]!);
  if (head === null || body === null) return null;
  // CSS pixels, of which 96 make an inch, in twentieths of a point.
  const grid = [...columns.matchAll(/width="([\d.]+)"/g)].map(([, pixels]) => Math.round(Number(pixels) * 15));
  const whole = twips(Number(width));
  const total = grid.reduce((sum, one) => sum + one, 0);
  const scale = whole > total ? whole / total : 1;
  const styleOf = stylesOf(classes.split(" "));
  const widthOf = (at: number, span: number) =>
    Math.round(grid.slice(at, at + span).reduce((sum, one) => sum + one, 0) * scale);
  // Rows that a cell of a row above still covers, by column, with the columns it spans.
  const covered = new Map<number, { rows: number; columns: number }>();
  const rowXml = (cells: readonly Cell[], isHead: boolean): string | null => {
    const done: string[] = [];
    let at = 0;
    const cover = () => {
      for (let above = covered.get(at); above !== undefined && above.rows > 0; above = covered.get(at)) {
        above.rows -= 1;
        done.push(cellXml(widthOf(at, above.columns), above.columns, "continue", "<w:p/>"));
        if (above.rows === 0) covered.delete(at);
        at += above.columns;
      }
    };
    for (const one of cells) {
      cover();
      const paragraph = paragraphXml(styleOf(one), one.text);
      done.push(cellXml(widthOf(at, one.columns), one.columns, one.rows > 1 ? "restart" : null, paragraph));
      if (one.rows > 1) covered.set(at, { rows: one.rows - 1, columns: one.columns });
      at += one.columns;
    }
    cover();
    if (at !== grid.length) return null;
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${done.join("")}</w:tr>`;
  };
  const rows = [...head.map((one) => rowXml(one, true)), ...body.map((one) => rowXml(one, false))];
  if (rows.includes(null) || covered.size > 0) return null;
  const style = tableStyles.find(({ selector }) => selector === "table.bang")!.id;
  const gridColumns = grid.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:type="dxa" w:w="${whole}"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${gridColumns}</w:tblGrid>${rows.join("")}</w:tbl>`
  );
}

function rowsOf(html: string): Cell[][] | null {
  return all(html, row, ([, cells]) =>
    all(cells!, cell, ([, tag, className = "", span, count, text]) => ({
      tag: tag as Cell["tag"],
      className,
      columns: span === "colspan" ? Number(count) : 1,
      rows: span === "rowspan" ? Number(count) : 1,
      text: text!,
    })),
  );
}

/** Everything, one match after the other; null where something else stands between. */
function all<T>(html: string, pattern: RegExp, made: (match: RegExpExecArray) => T | null): T[] | null {
  const found: T[] = [];
  let at = 0;
  while (at < html.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(html);
    const one = match === null ? null : made(match);
    if (match === null || one === null) return html.slice(at).trim() === "" ? found : null;
    found.push(one);
    at = match.index + match[0].length;
  }
  return found;
}

/** The style of a cell: of the selectors that match the one with most classes, of several the last, as in CSS. */
function stylesOf(classes: readonly string[]): (cell: Cell) => string | null {
  const matching = styles.flatMap(({ selector, id }) => {
    const [, of = "", tag, own] = /^table((?:\.[a-z]+)*) (th|td)(?:\.([a-z-]+))?$/.exec(selector) ?? [];
    const needed = of.split(".").filter((name) => name !== "");
    if (tag === undefined || !needed.every((name) => classes.includes(name))) return [];
    return [{ tag, own, id, weight: needed.length + (own === undefined ? 0 : 1) }];
  });
  const known = new Map<string, string | null>();
  return ({ tag, className }) => {
    const key = `${tag}.${className}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const best = matching
      .filter((one) => one.tag === tag && (one.own === undefined || one.own === className))
      .reduce<(typeof matching)[number] | null>((a, b) => (a === null || b.weight >= a.weight ? b : a), null);
    known.set(key, best?.id ?? null);
    return best?.id ?? null;
  };
}

function cellXml(width: number, columns: number, merge: "restart" | "continue" | null, paragraph: string): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
  const merged = merge === null ? "" : `<w:vMerge w:val="${merge}"/>`;
  const properties = `<w:tcW w:type="dxa" w:w="${width}"/>${span}${merged}<w:vAlign w:val="center"/>`;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph}</w:tc>`;
}

function paragraphXml(style: string | null, html: string): string {
  const text = textOf(html);
  if (text === "") return "<w:p/>";
  const properties = style === null ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** White space closes up as on a web page; the entities that Handlebars writes become those of XML. */
function textOf(html: string): string {
  return html
    .replace(/[ \t\n\r\f]+/g, " ")
    .replace(/^ | $/g, "")
    .replace(/&#x27;/g, "&apos;")
    .replace(/&#x3D;/g, "=")
    .replace(/&#x60;/g, "`");
}
