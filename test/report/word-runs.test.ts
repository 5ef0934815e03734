/** However Word cuts a text into runs, and whatever it strews between them, the filled text is the same. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findTags } from "../../src/report/docx/tags.js";
import { renderReport } from "../../src/report/index.js";
import { para, partOf, row, run, table, template, textOf } from "./docx-fixture.js";
import { inputOf } from "./fixture.js";

const texts = [
  "Đầu {{issuer.name}}; {{percent submission.share}} & {{join recipients “; ”}} cuối",
  "{{#each sections}}{{next @index}}. {{this.name}}{{#unless @last}}, {{/unless}}{{/each}}.",
  "{{#if draft}}dự thảo{{else if illustrative}}minh họa{{else}}chính thức{{/if}} {{concat ‘a}}b’ year}}",
];
const strewn = [
  "",
  '<w:proofErr w:type="gramStart"/>',
  "<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/></w:r>",
  '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
  '<w:del w:id="2"><w:r><w:delText>{{x}}</w:delText></w:r></w:del>',
  '<w:commentRangeStart w:id="3"/>',
];
const wrappers: ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => `<w:ins w:id="4">${inner}</w:ins>`,
  (inner) => `<w:smartTag w:element="x">${inner}</w:smartTag>`,
  (inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`,
  (inner) => `<w:hyperlink w:anchor="x">${inner}</w:hyperlink>`,
];
const looks = ["", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>'];

const cuts = fc.array(
  fc.record({
    at: fc.nat(400),
    strew: fc.constantFrom(...strewn),
    wrap: fc.constantFrom(...wrappers),
    look: fc.constantFrom(...looks),
  }),
  { maxLength: 14 },
);

function cutUp(
  text: string,
  at: { at: number; strew: string; wrap: (inner: string) => string; look: string }[],
): string {
  const places = [...at].map((cut) => ({ ...cut, at: cut.at % (text.length + 1) })).sort((a, b) => a.at - b.at);
  let xml = "";
  let from = 0;
  for (const { at: to, strew, wrap, look } of places) {
    if (to > from) xml += wrap(run(text.slice(from, to), look));
    xml += strew;
    from = to;
  }
  return `<w:p>${xml}${run(text.slice(from))}</w:p>`;
}

const filled = async (body: string) =>
  textOf(partOf(await renderReport(inputOf(), { templateFile: template({ body }, "cat.docx") })));

it("cutting a text anywhere changes nothing in what is filled in", async () => {
  const whole = await filled(texts.map(para).join(""));
  expect(whole).not.toContain("{{");
  await fc.assert(
    fc.asyncProperty(fc.tuple(cuts, cuts, cuts), async (three) => {
      expect(await filled(texts.map((text, n) => cutUp(text, three[n]!)).join(""))).toBe(whole);
    }),
    { numRuns: 80 },
  );
});

it("nor does it in a table with loops over rows", async () => {
  const cells = ["{{#each submission.byKind}}{{this.name}}", "{{sent}}/{{expected}}{{/each}}"];
  const whole = await filled(table(row(...cells)));
  expect(whole.split("\n").length).toBe(2);
  await fc.assert(
    fc.asyncProperty(fc.tuple(cuts, cuts), async (two) => {
      const cutCells = cells.map((text, n) => `<w:tc><w:tcPr/>${cutUp(text, two[n]!)}</w:tc>`);
      expect(await filled(table(row(...cutCells)))).toBe(whole);
    }),
    { numRuns: 30 },
  );
});

it("finds in any text tags that do not overlap and stand where they say", () => {
  const piece = fc.constantFrom(
    "{{",
    "}}",
    "{",
    "}",
    '"',
    "“",
    "”",
    "'",
    "#",
    "/",
    "each",
    "x",
    " ",
    "!",
    "\u00A0",
    "else",
    "\uFFFC",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      let end = 0;
      for (const tag of findTags(text).tags) {
        expect(tag.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(tag.start, tag.start + 2)).toBe("{{");
        expect(text.slice(tag.end - 2, tag.end)).toBe("}}");
        expect(tag.source).not.toMatch(/[\n\t]/);
        end = tag.end;
      }
    }),
    { numRuns: 2000 },
  );
});
