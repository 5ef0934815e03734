/** A signed form saved by LibreOffice is still the unit's own. */
import { createSecretKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadCampaign } from "../../src/campaign/index.js";
import { identify } from "../../src/intake/index.js";
import { historyOf, previousOf } from "../../src/round/previous.js";
import { shippedFolder } from "../../src/round/shipped.js";
import { readWorkbook, templateWriter } from "../../src/workbook/index.js";
import { convert } from "./libreoffice.js";

const key = createSecretKey(Buffer.from("khóa bí mật của Sở"));
const shipped = loadCampaign(shippedFolder("lai-chau-2026"), "vi");
/** One of them under a name that is hard to keep. */
const units = ["03478", "SKHCN"].map((code) => shipped.units.find((unit) => unit.code === code)!);
units[0] = { ...units[0]!, name: `${units[0]!.name.normalize("NFD")} & "hai  chấm"; <x>` };
const campaign = {
  ...shipped,
  units: shipped.units.map((unit) => units.find(({ code }) => code === unit.code) ?? unit),
};
const folder = mkdtempSync(join(tmpdir(), "tonghop-signed-"));
let saved: readonly string[] = [];

beforeAll(async () => {
  const write = templateWriter(campaign, key);
  const sent: string[] = [];
  for (const unit of units) {
    const path = join(folder, `${unit.code}.xlsx`);
    writeFileSync(path, await write(unit, previousOf(campaign, unit)));
    sent.push(path);
  }
  saved = await convert(sent, "xlsx", join(folder, "saved"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(units.map(({ code }, n) => [code, n] as const))("the form of %s is sound", (code, n) => {
  const workbook = readWorkbook(readFileSync(saved[n]!));
  const clues = { fileName: "a", sender: null };
  expect(identify(campaign, workbook, clues, historyOf(campaign), key)).toMatchObject({
    ...{ unit: { code }, proof: "stamp", seal: "sound" },
  });
  const other = createSecretKey(Buffer.from("một khóa khác"));
  expect(identify(campaign, workbook, clues, historyOf(campaign), other)).toMatchObject({ seal: "wrong" });
});
