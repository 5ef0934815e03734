/** Report templates as the officer meets them on the command line. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { docx, para, partOf, textOf } from "../report/docx-fixture.js";
import { temporaryFolder, writeCampaign } from "../round/small-campaign.js";

async function run(cwd: string, ...args: string[]) {
  const said = { out: "", err: "" };
  const streams = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
    interactive: false,
    colour: false,
  };
  const status = await main(args, { streams, env: {}, cwd, clock: () => new Date("2026-12-06T03:00:00Z") });
  expect(said.out + said.err).not.toMatch(/\n\s+at .*:\d+:\d+|node_modules|\[object |undefined|NaN/);
  return { status, ...said };
}

const folder = () => {
  const made = writeCampaign(temporaryFolder());
  mkdirSync(join(made, "inbox"));
  return made;
};
const wrong = docx({ body: para("{{issuer.nmae}}") + para("{{#if draft}}{{percnt 5}}{{/if}}") });

describe("template list", () => {
  test("names fields, blocks, helpers, tables and charts, with what this campaign has there", async () => {
    const { status, out } = await run(folder(), "template", "list");
    expect(status).toBe(0);
    for (const word of [
      "issuer.name",
      "sections[].groups[].indicators[].name",
      "#each",
      "sentence",
      '{{table "indicators"}}',
      '{{chart "targets"}}',
    ])
      expect(out).toContain(word);
    expect(out).toMatch(/year +năm đánh giá \(ví dụ: 2026\)/);
  });

  test("needs no campaign", async () => {
    expect((await run(temporaryFolder(), "template", "list")).status).toBe(0);
  });
});

describe("template new", () => {
  test("makes a Word file that is sound and gives a report, marked as a draft", async () => {
    const here = folder();
    expect(await run(here, "template", "new", "mau/bao-cao.docx")).toMatchObject({ status: 0, err: "" });
    expect(await run(here, "template", "check", "mau/bao-cao.docx")).toMatchObject({ status: 0 });
    expect(await run(here, "report", "--draft", "--template", "mau/bao-cao.docx", "--out", "r.docx")).toMatchObject({
      status: 0,
    });
    expect(await run(here, "report", "--draft", "--out", "s.docx")).toMatchObject({ status: 0 });
    const [own, shipped] = ["r.docx", "s.docx"].map((name) => new Uint8Array(readFileSync(join(here, name))));
    const words = (bytes: Uint8Array) => textOf(partOf(bytes)).split(/\s*\n\s*/);
    expect(words(own!)).toEqual(words(shipped!));
    expect(partOf(own!, "word/footer1.xml")).toContain("BẢN DỰ THẢO");
  });

  test("copies the HTML templates to a folder, from which a report can be made", async () => {
    const here = folder();
    expect((await run(here, "template", "new", "mau")).status).toBe(0);
    expect(readdirSync(join(here, "mau"))).toEqual(["partials", "report.hbs"]);
    expect((await run(here, "template", "check", "mau")).status).toBe(0);
    writeFileSync(
      join(here, "mau/report.hbs"),
      '<section data-page="portrait"><p class="noi-dung">Riêng {{year}}</p></section>',
    );
    expect((await run(here, "report", "--draft", "--template", "mau", "--out", "r.docx")).status).toBe(0);
    expect(textOf(partOf(new Uint8Array(readFileSync(join(here, "r.docx")))))).toBe("Riêng 2026");
  });

  test("writes over nothing", async () => {
    const here = folder();
    writeFileSync(join(here, "a.docx"), "x");
    for (const path of ["a.docx", "inbox/../a.docx", "."]) {
      const { status, err } = await run(here, "template", "new", path);
      expect([path, status]).toEqual([path, 2]);
      expect(err).toContain("đã có");
    }
    expect(readFileSync(join(here, "a.docx"), "utf8")).toBe("x");
  });
});

describe("template check", () => {
  test("tells every mistake at once, with its place, and ends with 2", async () => {
    const here = folder();
    writeFileSync(join(here, "mau.docx"), wrong);
    const { status, out } = await run(here, "template", "check", "mau.docx");
    expect(status).toBe(2);
    expect(out).toMatch(/mau\.docx, đoạn 1 .*“issuer\.name”/);
    expect(out).toMatch(/mau\.docx, đoạn 2 .*“percent”/);
    expect(out).toContain("có 2 lỗi");
    const english = await run(here, "--lang", "en", "template", "check", "mau.docx");
    expect(english.out).toMatch(/paragraph 1 .*Did you mean “issuer\.name”/);
    const { data } = JSON.parse((await run(here, "--json", "template", "check", "mau.docx")).out);
    expect(data.problems.map(({ code }: { code: string }) => code)).toEqual([
      "report.template.field",
      "report.template.helper",
    ]);
  });

  test.each([
    ["a path that is not there", "none.docx", null],
    ["a file that is no Word file", "x.docx", "chữ"],
    ["a folder without templates", "inbox", null],
  ])("%s is told so", async (_, path, content) => {
    const here = folder();
    if (content !== null) writeFileSync(join(here, path), content);
    const { status, err } = await run(here, "template", "check", path);
    expect(status).toBe(2);
    expect(err).toContain(path === "inbox" ? "report.hbs" : path);
  });
});

test("report with a template that is wrong writes nothing and says what is wrong", async () => {
  const here = folder();
  writeFileSync(join(here, "mau.docx"), wrong);
  const { status, err } = await run(here, "report", "--draft", "--template", "mau.docx", "--out", "r.docx");
  expect(status).toBe(2);
  expect(err).toMatch(/“percent”[\s\S]*“issuer\.name”/);
  expect(existsSync(join(here, "r.docx"))).toBe(false);
});
