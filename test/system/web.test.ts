/** The public page, the press sheet and the board as their readers meet them, in Chromium. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Protection } from "../../src/disclosure/index.js";
import { renderBoard, renderPublication } from "../../src/report/index.js";
import { inputOf, units } from "../report/fixture.js";
import { openChromium, openPage, violations } from "./chromium.js";
import { pdfPages } from "./libreoffice.js";
import { type CommandLine, demoIn, workingFolder } from "./round.js";

let browser: Browser;
let round: CommandLine;
let pages: Record<"index" | "press" | "board" | "hostile" | "hostilePress" | "hostileBoard", string>;

const hostile = `<script>pwned=1</script><img src=x onerror="pwned=1">{{constructor}}{{{x}}}\u202Edlrow\u0000\u0007]]></style>" onfocus="pwned=1 'đến đây`;

beforeAll(async () => {
  browser = await openChromium();
  round = await workingFolder("web");
  const { folder } = demoIn(round);
  const out = join(folder, "publish");
  const board = join(folder, "board.html");
  await round.run("--campaign", folder, "publish", "--draft", "--out", out);
  await round.run("--campaign", folder, "status", "--html", board, "--now", "2026-12-03");
  const evil = join(folder, "evil");
  pages = {
    index: join(out, "index.html"),
    press: join(out, "thong-cao.html"),
    board,
    hostile: join(evil, "index.html"),
    hostilePress: join(evil, "thong-cao.html"),
    hostileBoard: join(evil, "board.html"),
  };
  mkdirSync(evil, { recursive: true });
  for (const { name, content } of hostilePublication()) writeFileSync(join(evil, name), content);
  writeFileSync(pages.hostileBoard, hostileBoard());
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (round) rmSync(dirname(round.folder), { recursive: true, force: true });
});

function hostilePublication() {
  const input = inputOf({ draft: true, illustrative: true });
  const { campaign } = input;
  const everything: Protection = {
    ...{ suppressed: [], prints: (code) => code !== "CT1_X", breakdowns: new Map() },
    remember: () => {
      throw new Error("not asked for");
    },
  };
  return renderPublication(
    {
      ...input,
      campaign: {
        ...campaign,
        title: hostile,
        notice: hostile,
        report: { ...campaign.report, subject: hostile },
        contact: { name: hostile, phone: hostile, email: hostile },
        sections: campaign.sections.map((section) => ({ ...section, name: `${section.name} ${hostile}` })),
      },
      indicators: input.indicators.map((one, n) => ({
        ...one,
        name: n % 2 ? `${one.name} ${hostile}` : "dài".repeat(10_000),
      })),
    },
    everything,
  ).files;
}

function hostileBoard(): string {
  const { campaign, statuses, findings } = inputOf();
  const odd = units.map((unit, n) => ({
    ...unit,
    name: ["", hostile, "x".repeat(30_000), unit.name][n % 4]!,
    contact: hostile,
    email: `a@b\r\nBcc: c@d ${hostile}`,
  }));
  return renderBoard({
    campaign: { ...campaign, title: hostile, units: odd },
    statuses: statuses.map((status, n) => ({ ...status, state: n % 3 ? "missing" : "conflict" })),
    findings: findings.map((finding) => ({ ...finding, unit: null, message: hostile.repeat(300) })),
    undecided: new Map(),
    firstArrivals: new Map([["SYT", "2026-12-01T03:00:00Z"]]),
    today: "2026-12-03",
  });
}

const every = ["index", "press", "board", "hostile", "hostilePress", "hostileBoard"] as const;

describe.each(every)("%s", (name) => {
  test.each([1280, 360])("has nothing that axe finds wrong at %i px", async (width) => {
    expect(await violations(browser, pages[name], width)).toEqual([]);
  });

  test("asks the network for nothing, runs nothing and says nothing", async () => {
    const { page, requests, noises } = await openPage(browser, pages[name], 1280);
    await page.evaluate("new Promise((done) => setTimeout(done, 200))");
    expect(requests.filter((url) => !url.startsWith("file:") && url !== "data:,")).toEqual([]);
    expect(requests.filter((url) => url.startsWith("file:"))).toHaveLength(1);
    expect(noises).toEqual([]);
    expect(
      await page.evaluate(
        "[typeof pwned, document.querySelectorAll('script, img, iframe, object, [onfocus], [onerror]').length]",
      ),
    ).toEqual(["undefined", 0]);
    await page.context().close();
  });

  test("fits a telephone: the page does not scroll sideways and no letter is under 12 px", async () => {
    const { page } = await openPage(browser, pages[name], 360);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    const small = await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.textContent.trim() && parseFloat(getComputedStyle(node.parentElement).fontSize) < 12) found.push(node.textContent.slice(0, 40));
      return found;
    })()`);
    expect(small).toEqual([]);
    await page.context().close();
  });

  test("is walked with the Tab key, with focus to be seen at every stop", async () => {
    const { page } = await openPage(browser, pages[name], 1280);
    const stops = (await page.evaluate(
      `[...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")].filter((one) => one.checkVisibility()).length`,
    )) as number;
    const reached: boolean[] = [];
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press("Tab");
      reached.push(
        (await page.evaluate(`(() => {
          const own = document.activeElement;
          if (own === document.body || own.dataset.seen) return false;
          own.dataset.seen = "1";
          const { outlineStyle, outlineWidth } = getComputedStyle(own);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        })()`)) as boolean,
      );
    }
    expect(reached).toEqual(new Array(stops).fill(true));
    await page.context().close();
  });
});

describe("on paper", () => {
  const printed = async (name: keyof typeof pages): Promise<string[]> => {
    const { page } = await openPage(browser, pages[name], 1280);
    const path = `${pages[name]}.pdf`;
    await page.pdf({ path, preferCSSPageSize: true });
    await page.context().close();
    return pdfPages(path);
  };

  test("the press sheet is one A4 page, with hostile texts as well", async () => {
    expect(await printed("press")).toHaveLength(1);
    expect(await printed("hostilePress")).toHaveLength(1);
  });

  test("the public page is a small brochure, and each page of it says that it is a draft with made-up figures", async () => {
    const sheets = await printed("index");
    expect(sheets.length).toBeGreaterThan(4);
    expect(sheets.length).toBeLessThan(16);
    for (const text of sheets) expect(text).toMatch(/DỰ THẢO.*\s.*MINH HỌA|DỰ THẢO.*MINH HỌA/s);
  });

  test("the board prints on a few pages", async () => {
    expect((await printed("board")).length).toBeLessThan(10);
  });
});

test("the policy of each page allows its own styles and nothing else", () => {
  for (const name of every) {
    const html = readFileSync(pages[name], "utf8");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const css = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(css).digest("base64");
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.match(/<style>/g)).toHaveLength(1);
  }
});

test("every chart has a name, words and a table; nothing of the program shows in the text", async () => {
  const { page } = await openPage(browser, pages.index, 1280);
  const charts = (await page.evaluate(
    `[...document.querySelectorAll("figure")].map((one) => [one.querySelector("svg[role=img] > title").textContent, one.querySelector("svg[role=img] > desc").textContent, one.querySelectorAll("details td").length])`,
  )) as [string, string, number][];
  expect(charts.length).toBeGreaterThan(2);
  for (const [title, words, cells] of charts) {
    expect(title.length).toBeGreaterThan(10);
    expect(words).toMatch(/\d/);
    expect(cells).toBeGreaterThan(3);
  }
  const text = (await page.evaluate("document.body.innerText")) as string;
  expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object|\{\{|[\uE000-\uE002]/);
  await page.context().close();
});

test("the downloads beside the page are there, and say what the page says of themselves", () => {
  const folder = dirname(pages.index);
  const html = readFileSync(pages.index, "utf8");
  for (const [, href] of html.matchAll(/<a href="([^"#]+)"/g))
    expect(readFileSync(join(folder, href!)).length).toBeGreaterThan(500);
  const csv = readFileSync(join(folder, "chi-tieu.csv"), "utf8").trim().split("\r\n");
  for (const row of csv.slice(1)) expect(row).toContain("SỐ MINH HỌA");
  const { notices } = JSON.parse(readFileSync(join(folder, "chi-tieu.json"), "utf8")) as { notices: string[] };
  expect(notices.join()).toMatch(/DỰ THẢO.*MINH HỌA/);
});
