/** Which file and which decision counts does not hang on hours that nobody gave, or on clocks that differ. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

let folder: string;
beforeEach(() => {
  folder = writeCampaign(temporaryFolder());
  mkdirSync(join(folder, "inbox"));
});

const at = (hour: string, ...args: string[]) =>
  command({ cwd: folder, now: `2026-12-06T${hour}:00+07:00` }, "--lang", "en", ...args);

async function sent(name: string, spent: number): Promise<void> {
  const campaign = smallCampaign();
  const figures = new Map([["K_CHI", { value: spent }]]);
  const bytes = await writeTemplate(campaign, unitOf(campaign, "X01"), { previous: new Map(), figures });
  writeFileSync(join(folder, "inbox", name), bytes);
}

interface Revision {
  sha256: string;
  file: string;
  state: string;
}
async function revisions(): Promise<Revision[]> {
  const { out } = await at("18:00", "--json", "revisions", "X01");
  return (JSON.parse(out) as { data: { revisions: Revision[] } }).data.revisions;
}
const counting = async () => (await revisions()).filter(({ state }) => state === "current").map(({ file }) => file);
const hashOf = async (file: string) => (await revisions()).find((one) => one.file === file)!.sha256;

test("a correction that comes later on the day that was given for the first file counts", async () => {
  await sent("a.xlsx", 50);
  await at("09:00", "ingest", "--received", "2026-12-06");
  await sent("b.xlsx", 70);
  await at("15:00", "ingest");
  expect(await counting()).toEqual(["b.xlsx"]);
});

test("a slip in the list is told when the other file is accepted; once it is mended nothing has to wait for that day", async () => {
  const list = (day: string) =>
    writeFileSync(join(folder, "inbox", "received.csv"), `file,received,from\na.xlsx,${day},\n`);
  await sent("a.xlsx", 50);
  list("2027-12-01");
  await at("09:00", "ingest");
  await sent("b.xlsx", 70);
  await at("15:00", "ingest");
  const { out } = await at("16:00", "ingest", "--accept", await hashOf("b.xlsx"), "--reason", "bản sửa");
  expect(out).toMatch(/still not taken from b\.xlsx.*received\.csv/);
  expect(await counting()).toEqual(["a.xlsx"]);
  list("2026-12-01");
  await at("16:05", "ingest");
  expect(await counting()).toEqual(["b.xlsx"]);
  await sent("c.xlsx", 90);
  await at("17:00", "ingest");
  expect(await counting()).toEqual(["c.xlsx"]);
});

test("an hour that was stated is believed where the clock was put back", async () => {
  await sent("a.xlsx", 50);
  await at("12:00", "ingest");
  await sent("b.xlsx", 70);
  await at("11:00", "ingest", "--received", "2026-12-06T13:00");
  expect(await counting()).toEqual(["b.xlsx"]);
});

test("the last word of the officer counts where another machine's clock is behind: on a file, on a finding", async () => {
  await sent("a.xlsx", 50);
  await sent("b.xlsx", 70);
  await at("09:00", "ingest");
  expect(await counting()).toEqual([]);
  await at("09:05", "ingest", "--accept", await hashOf("a.xlsx"), "--reason", "x");
  await at("09:03", "ingest", "--accept", await hashOf("b.xlsx"), "--reason", "x");
  expect(await counting()).toEqual(["b.xlsx"]);

  const findings = async () => {
    const { out } = await at("18:00", "--json", "findings", "list");
    return (JSON.parse(out) as { data: { findings: { id: string; rule: string; state: string }[] } }).data.findings;
  };
  const [first] = await findings();
  await at("09:05", "findings", "accept", first!.id, "--reason", "đúng", "--by", "Lan");
  const { out } = await at("09:03", "findings", "reject", first!.id, "--reason", "sai");
  expect(out).toContain(`${first!.id}: in place of the decision before (accepted) Lan: đúng\n`);
  expect((await findings()).find(({ id }) => id === first!.id)).toMatchObject({ state: "rejected" });
});

test("a file that was taken out and is put in again is told as that", async () => {
  await sent("a.xlsx", 50);
  await at("09:00", "ingest");
  await at("09:05", "ingest", "--withdraw", await hashOf("a.xlsx"), "--reason", "gửi nhầm");
  const { out } = await at("09:10", "ingest");
  expect(out).toMatch(/a\.xlsx.*it does not count.*--accept/);
});
