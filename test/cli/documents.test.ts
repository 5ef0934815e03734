/** What machines read: every --json document fits its published shape, and the published shapes are up to date. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main } from "../../src/cli.js";
import { type Documents, envelope } from "../../src/commands/documents.js";
import { jsonSchemas } from "../../src/publish-json-schemas.js";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";

let folder: string;

async function documentOf(args: string[]): Promise<unknown> {
  let out = "";
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    interactive: false,
    colour: false,
  };
  await main(["--json", ...args], { streams, env: {}, cwd: folder, clock: () => new Date("2026-12-06T03:00:00Z") });
  return JSON.parse(out);
}

beforeAll(async () => {
  const campaign = smallCampaign();
  folder = writeCampaign(temporaryFolder());
  mkdirSync(join(folder, "inbox"));
  const figures = new Map([
    ["B_SO", { value: 2500 }],
    ["B_DS", { value: 2000 }],
  ]);
  writeFileSync(
    join(folder, "inbox", "X01.xlsx"),
    await writeTemplate(campaign, unitOf(campaign, "X01"), { previous: new Map(), figures }),
  );
  writeFileSync(join(folder, "inbox", "scan.pdf"), "%PDF-1.4");
  await documentOf(["ingest"]);
});

test.each<[keyof Documents, string[]]>([
  ["check", ["check"]],
  ["generate-templates", ["generate-templates", "--unit", "X01"]],
  ["ingest", ["ingest"]],
  ["status", ["status"]],
  ["findings", ["findings", "list"]],
  ["findings", ["findings", "rules"]],
  ["revisions", ["revisions", "X01"]],
  ["feedback", ["feedback", "--out", "replies"]],
  ["letters", ["letters", "assign", "--unit", "X01", "--eml"]],
  ["letters", ["letters", "remind"]],
  ["letters", ["letters", "return", "--eml"]],
  ["indicators", ["indicators"]],
  ["trace", ["trace", "IA"]],
  ["validate", ["validate", "inbox/X01.xlsx", "inbox/scan.pdf"]],
  ["report", ["report", "--draft", "--out", "r.docx"]],
  ["store", ["store", "copy", "tonghop.duckdb", "copy.duckdb"]],
  ["template", ["template", "list"]],
  ["template", ["template", "new", "mau.docx"]],
  ["template", ["template", "check", "mau.docx"]],
  ["template", ["template", "new", "mau"]],
  ["publish", ["publish", "--draft", "--out", "web"]],
  ["status", ["status", "--html", "board.html"]],
  ["export", ["export", "--draft", "--out", "e.xlsx"]],
  ["export", ["export", "--draft", "--format", "csv", "--out", "e"]],
  ["export", ["export", "--draft", "--format", "parquet", "--out", "e"]],
])("%s --json fits its schema", async (command, args) => {
  expect(envelope(command).safeParse(await documentOf(args)).error?.issues ?? []).toEqual([]);
});

test("the JSON Schemas in schemas/ are those of the program: run `npm run schemas` after a change", () => {
  for (const [path, text] of jsonSchemas())
    expect(readFileSync(join(import.meta.dirname, "../../schemas", path), "utf8"), path).toBe(text);
});
