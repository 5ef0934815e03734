/**
 * A campaign with any number of communes, and a filled workbook of each: rehearsed for the shipped communes, then copied with
 * another unit's code and name in its texts. The figures of a copy are those of the commune it is made of.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { loadCampaign } from "../../dist/campaign/index.js";
import { templateFileName } from "../../dist/round/generate.js";
import { prepare } from "../../dist/round/ingest/prepare.js";
import { rehearse } from "../../dist/round/rehearsal/rehearse.js";

const shipped = new URL("../../schemas/lai-chau-2026", import.meta.url).pathname;

/** Makes the campaign in `folder`, its workbooks in `folder/inbox`. */
export async function manyUnits(folder, count) {
  cpSync(shipped, folder, { recursive: true });
  const units = Array.from({ length: count }, (_, n) => ({ code: codeOf(n), name: `UBND xã Thử số ${n}` }));
  const listed = parse(readFileSync(join(folder, "units.csv")), { columns: true, bom: true });
  const further = units.map((unit) => ({ ...unit, kind: "ubnd_xa", groups: "XA", expected: "yes" }));
  const columns = Object.keys(listed[0]);
  writeFileSync(join(folder, "units.csv"), stringify([...listed, ...further], { header: true, columns }));
  mkdirSync(join(folder, "inbox"));
  const models = await modelForms(count);
  for (const [n, { code, name }] of units.entries()) {
    const { files, texts, own } = models[n % models.length];
    const renamed = texts.replaceAll(own.name, name).replaceAll(`<t>${own.code}</t>`, `<t>${code}</t>`);
    const copy = zipSync({ ...files, [textPart]: strToU8(renamed) }, { level: 6 });
    writeFileSync(join(folder, "inbox", templateFileName({ code, name })), copy);
  }
}

const textPart = "xl/sharedStrings.xml";
const codeOf = (n) => `B${String(n).padStart(5, "0")}`;

/** Filled forms of shipped communes, no more than are needed and as far as they can be read and are theirs. */
async function modelForms(count) {
  const whole = loadCampaign(shipped, "en");
  const communes = whole.units.filter(({ groups }) => groups.includes("XA"));
  const campaign = { ...whole, units: communes.slice(0, count + 8) };
  const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
  try {
    await rehearse(campaign, folder, 1);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".xlsx"))
      .sort()
      .flatMap((name) => {
        const bytes = readFileSync(join(folder, name));
        const read = prepare(campaign, { bytes, sha256: "", options: { fileName: name, sender: null } });
        const own = "refused" in read ? undefined : campaign.units.find((unit) => unit.code === read.unit);
        if (!own?.groups.includes("XA")) return [];
        const files = unzipSync(bytes);
        return [{ own, files, texts: strFromU8(files[textPart]) }];
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
