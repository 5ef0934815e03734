/** What is said of a mistake in an HTML template, and that none of any field or helper goes unseen. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Handlebars from "handlebars";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shippedTemplates } from "../../src/report/index.js";
import { checkTemplateFolder } from "../../src/report/template/check-folder.js";
import { describedBlocks, describedHelpers } from "../../src/report/template/helper-list.js";
import { problemText } from "../../src/report/template/problem.js";
import { templateProblems } from "../../src/report/templates.js";
import { inputOf } from "./fixture.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tonghop-check-"));
});
beforeEach(() => {
  rmSync(folder, { recursive: true });
  cpSync(shippedTemplates, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const wrong = () => checkTemplateFolder(folder).all.map((problem) => problemText("vi", problem));

describe("a mistake", () => {
  it.each<[string, string, RegExp]>([
    ["a field", "\n{{issuer.nmae}}", /partials\/opening\.hbs, dòng 2: không có trường “issuer\.nmae”.*“issuer\.name”/],
    ["a field as an argument", "{{percent submission.sharee}}", /“submission\.sharee”.*“submission\.share”/],
    ["a field as the list of a loop", "{{#each submission.row}}x{{/each}}", /“submission\.rows”/],
    ["a field asked for in #if", "{{#if targets.misssed}}x{{/if}}", /“targets\.missed”/],
    ["a field in a branch never taken", "{{#if year}}{{else}}{{yaer}}{{/if}}", /“year”/],
    ["a field in a loop over nothing", "{{#each notes.decided}}{{decision.who}}{{/each}}", /“decision\.who”.*by/],
    ["a field of the whole report in a loop", "{{#each sections}}{{place}}{{/each}}", /“@root\.place”/],
    ["a field one step out", "{{#each sections}}{{#each groups}}{{many}}{{/each}}{{/each}}", /“\.\.\/many”/],
    ["too many steps out", "{{../../year}}", /\.\.\/\.\.\/year/],
    ["a loop's word outside of a loop", "{{next @index}}", /@index/],
    ["a helper", "{{uper issuer.name}}", /không có hàm “uper”.*“upper”/],
    ["a helper inside another", "{{upper (concatt year)}}", /“concat”/],
    ["too few arguments", "{{sentence}}", /“sentence” cần 2 tham số, ở đây có 0/],
    ["an argument of the wrong kind", "{{#each sections}}{{statement this}}{{/each}}", /“statement”.*một chỉ tiêu/],
    ["a helper as a block", "{{#eq year 5}}x{{/eq}}", /không có khối “#eq”/],
    ["a block", "{{#foreach sections}}x{{/foreach}}", /#each/],
    ["a loop over a record", "{{#each submission}}x{{/each}}", /cần một danh sách/],
    ["a loop over a text", "{{#each place}}x{{/each}}", /“place” là một giá trị/],
    ["a record printed", "{{issuer}}", /không in được “issuer”/],
    ["three braces", "{{{place}}}", /hai dấu ngoặc/],
    ["a partial", "{{> opinons narrative.strengths}}", /“opinions”/],
    ["a block left open", "<p>\n{{#if draft}}\n</p>", /opening\.hbs, dòng \d+: sai cú pháp/],
    ["a block closed by another", "{{#if draft}}{{/each}}", /sai cú pháp/],
  ])("%s is told with file, line and what was meant", (_, text, words) => {
    write("partials/opening.hbs", text);
    expect(wrong().join("\n")).toMatch(words);
  });

  it("of several files is told at once", () => {
    write("partials/opening.hbs", "{{nope}}\n{{#each}}");
    write("partials/head.hbs", "{{yaer}}");
    write("partials/foot.hbs", "{{uper year}}");
    expect(wrong().length).toBe(3);
  });

  it("that only figures bring out is found on a made-up round", async () => {
    write("partials/opening.hbs", "<p>\n{{upper notice}}</p>");
    const problems = await templateProblems({ templateDir: folder }, inputOf().campaign, "vi");
    expect(problems).toMatchObject([{ file: "partials/opening.hbs", line: 2, code: "report.template.failed" }]);
    write("partials/opening.hbs", '</section><section data-page="portrait"><figure data-chart="nope"></figure>');
    expect(await templateProblems({ templateDir: folder }, inputOf().campaign, "vi")).toMatchObject([
      { code: "report.template.chart" },
    ]);
  });
});

describe("the shipped templates", () => {
  it("have no mistake", async () => {
    expect(wrong()).toEqual([]);
    expect(await templateProblems({ templateDir: folder }, inputOf().campaign, "vi")).toEqual([]);
  });

  it("would not lose a single letter of a field unseen", () => {
    const files = reached("report.hbs");
    const missed: string[] = [];
    let tried = 0;
    for (const file of files) {
      const source = readFileSync(join(folder, file), "utf8");
      for (const path of pathsOf(source)) {
        const mutated = mutate(source, path);
        write(file, mutated);
        tried += 1;
        if (!wrong().some((text) => text.includes(file)))
          missed.push(`${file}: ${path.original} (${path.loc.start.line})`);
      }
      write(file, source);
    }
    expect(tried).toBeGreaterThan(250);
    expect(missed).toEqual([]);
  }, 60_000);
});

/** Fields of a template: every path that is no helper, block, loop word or `this` alone. */
function pathsOf(source: string): hbs.AST.PathExpression[] {
  const known = new Set([...describedHelpers.map(({ name }) => name), ...describedBlocks.map(({ name }) => name)]);
  const found: hbs.AST.PathExpression[] = [];
  class Paths extends Handlebars.Visitor {
    override PathExpression(path: hbs.AST.PathExpression): void {
      const plain =
        path.parts.length === 1 &&
        path.depth === 0 &&
        known.has(String(path.parts[0])) &&
        !path.original.startsWith("this");
      const word = path.data && path.parts[0] !== "root";
      if (path.parts.length > 0 && !plain && !word) found.push(path);
    }
    // The name of a partial is no field.
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      for (const one of [...partial.params, ...(partial.hash?.pairs ?? []).map(({ value }) => value)]) this.accept(one);
    }
  }
  new Paths().accept(Handlebars.parse(source));
  return found;
}

function mutate(source: string, { loc }: hbs.AST.PathExpression): string {
  const lines = source.split("\n");
  const { line, column } = loc.end;
  const text = lines[line - 1]!;
  lines[line - 1] = `${text.slice(0, column)}zq${text.slice(column)}`;
  return lines.join("\n");
}

/** A template and the partials it calls, through others too; those of the web pages have a view of their own. */
function reached(file: string, known: string[] = []): string[] {
  if (known.includes(file)) return known;
  const called = [...readFileSync(join(folder, file), "utf8").matchAll(/\{\{> ([\w-]+)/g)].map(([, name]) => name!);
  return called.reduce((all, name) => reached(`partials/${name}.hbs`, all), [...known, file]);
}
