/** The secret of a campaign: where it is found, what it does, and that it shows nowhere. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { writeTemplate } from "../../src/workbook/index.js";
import { smallCampaign, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";
import { command } from "./command.js";

const secret = "Khóa-bí-mật-4f7a91c2e8";
const keyFile = "khoa-bi-mat.key";

const run = (cwd: string, args: string[], env: Record<string, string> = {}) => command({ cwd, env }, ...args);

function workingFolder(): string {
  const folder = writeCampaign(temporaryFolder());
  mkdirSync(join(folder, "inbox"));
  return folder;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

async function formsOf(folder: string, env: Record<string, string> = {}): Promise<Buffer[]> {
  expect((await run(folder, ["generate-templates"], env)).status).toBe(0);
  const out = join(folder, "outbox");
  return readdirSync(out)
    .sort()
    .map((name) => readFileSync(join(out, name)));
}

test("The secret is the same from the environment, from a file it names, and from the campaign's folder", async () => {
  const plain = await formsOf(workingFolder());
  const [byText, byFile, byFolder] = [workingFolder(), workingFolder(), workingFolder()];
  writeFileSync(join(byFile, "elsewhere.txt"), `\ufeff${secret}\r\n`);
  writeFileSync(join(byFolder, keyFile), `${secret}\n`);
  const signed = await formsOf(byText, { TONGHOP_SECRET: secret });
  expect(signed).not.toEqual(plain);
  expect(await formsOf(byFile, { TONGHOP_SECRET_FILE: "elsewhere.txt" })).toEqual(signed);
  expect(await formsOf(byFolder)).toEqual(signed);
  // What is named goes before what lies in the folder.
  expect(await formsOf(byFolder, { TONGHOP_SECRET: "một khóa khác hẳn khóa kia" })).not.toEqual(signed);
  // An empty variable is none.
  expect(await formsOf(workingFolder(), { TONGHOP_SECRET: "", TONGHOP_SECRET_FILE: "" })).toEqual(plain);
});

describe("a secret that is none", () => {
  test.each<[string, Record<string, string>]>([
    ["too short", { TONGHOP_SECRET: " 123456789012345 \n" }],
    ["in a file that is not there", { TONGHOP_SECRET_FILE: "khong-co.key" }],
    ["in a file that is empty", { TONGHOP_SECRET_FILE: "rong.key" }],
    ["in a folder", { TONGHOP_SECRET_FILE: "inbox" }],
  ])("%s: nothing is made or taken in, and the word does not repeat it", async (_, env) => {
    const folder = workingFolder();
    writeFileSync(join(folder, "rong.key"), "\n");
    for (const command of ["generate-templates", "ingest", "rehearse", "feedback"]) {
      const said = await run(folder, [command], env);
      expect([command, said.status, said.out]).toEqual([command, 2, ""]);
      expect(said.err).toMatch(/[Kk]hóa bí mật/);
      expect(said.err).not.toContain("123456789012345");
    }
    expect(readdirSync(folder)).not.toContain("outbox");
  });
});

describe("returns", () => {
  test("of a form that is not signed are held until the officer decides; one that is signed counts", async () => {
    const folder = workingFolder();
    const env = { TONGHOP_SECRET: secret };
    await formsOf(folder, env);
    const form = await writeTemplate(smallCampaign(), unitOf(smallCampaign(), "X02"), {
      previous: new Map(),
      figures: new Map([
        ["A_1", { value: 7 }],
        ["A_2", { value: 8 }],
      ]),
    });
    writeFileSync(join(folder, "inbox", "X02.xlsx"), form);
    const signed = readdirSync(join(folder, "outbox")).find((name) => name.startsWith("X01"))!;
    writeFileSync(join(folder, "inbox", "X01.xlsx"), readFileSync(join(folder, "outbox", signed)));
    const validated = await run(folder, ["validate", "inbox/X01.xlsx", "inbox/X02.xlsx"], env);
    expect(validated.out).toContain("không có chữ ký");
    expect(validated.out).toContain("tạo trước khi có khóa");
    expect((await run(folder, ["validate", "inbox/X02.xlsx"])).out).not.toContain("chữ ký");

    expect((await run(folder, ["ingest"], env)).status).toBe(0);
    const found = async () =>
      JSON.parse((await run(folder, ["findings", "list", "--json", "--rule", "template.signature_missing"])).out).data
        .findings as { id: string; unit: string; severity: string; state: string }[];
    expect(await found()).toMatchObject([{ unit: "X02", severity: "error", state: "open" }]);
    const figure = async () => (await run(folder, ["trace", "A_1", "--unit", "X02", "--json"])).out;
    const before = await figure();
    expect((await run(folder, ["findings", "accept", (await found())[0]!.id, "--reason", "đã hỏi xã"])).status).toBe(0);
    expect(await found()).toMatchObject([{ state: "accepted" }]);
    expect(await figure()).not.toBe(before);
  });

  test("are read as ever by who has no secret, and the reply made with it is signed", async () => {
    const folder = workingFolder();
    const env = { TONGHOP_SECRET: secret };
    const [, first] = await formsOf(folder, env);
    writeFileSync(join(folder, "inbox", "X01.xlsx"), first!);
    expect((await run(folder, ["ingest"])).status).toBe(0);
    expect((await run(folder, ["findings", "list"])).out).not.toContain("template.signature");
    expect((await run(folder, ["feedback"], env)).status).toBe(0);
    const reply = readdirSync(join(folder, "feedback")).find((name) => name.endsWith(".xlsx"))!;
    const said = await run(folder, ["validate", `feedback/${reply}`, "--format", "json"], env);
    expect(said.out).not.toContain("template.signature");
    const other = await run(folder, ["validate", `feedback/${reply}`, "--format", "json"], {
      TONGHOP_SECRET: "một khóa khác hẳn khóa kia",
    });
    expect(other.out).toContain("template.signature_wrong");
  });
});

test("The secret stands in no file that is made, in no word that is said, and is never taken in", async () => {
  const folder = workingFolder();
  writeFileSync(join(folder, keyFile), secret);
  const words: string[] = [];
  const said = async (...args: string[]) => {
    const { out, err } = await run(folder, args);
    words.push(out, err);
  };
  await said("check");
  await said("generate-templates");
  await said("rehearse", "--json");
  await said("ingest", "--json");
  await said("ingest", ".");
  await said("ingest", keyFile);
  await said("status", "--json");
  await said("feedback", "--json");
  await said("findings", "list", "--json");
  await said("report", "--draft");
  await said("export", "--draft");
  await said("publish", "--draft", "--out", "publish");
  await said("validate", keyFile);
  expect(words.join("")).not.toContain(secret);
  expect(words.join("")).toContain("Khóa bí mật của kỳ đánh giá, bỏ qua");
  const files = filesUnder(folder).filter((path) => !path.endsWith(keyFile));
  expect(files.length).toBeGreaterThan(15);
  for (const path of files) {
    const bytes = readFileSync(path);
    const parts = bytes.subarray(0, 2).toString() === "PK" ? Object.values(unzipSync(bytes)) : [];
    const isThere = [bytes, ...parts].some((part) => Buffer.from(part).includes(secret));
    expect([path, isThere]).toEqual([path, false]);
  }
});
