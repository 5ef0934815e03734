/** 400 filled workbooks of the shipped campaign, as a rehearsed round has them; what cannot be read is left out. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCampaign } from "../../dist/campaign/index.js";
import { rehearse } from "../../dist/round/rehearsal/rehearse.js";
import { readWorkbook } from "../../dist/workbook/index.js";

export async function filledWorkbooks(count) {
  const campaign = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
  const files = [];
  for (let seed = 1; files.length < count; seed++) {
    const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
    try {
      await rehearse(campaign, folder, seed);
      for (const name of readdirSync(folder).filter((one) => one.endsWith(".xlsx"))) {
        const bytes = readFileSync(join(folder, name));
        if (isReadable(bytes)) files.push(bytes);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return files.slice(0, count);
}

/** The rehearsal also sends a file cut short. */
function isReadable(bytes) {
  try {
    readWorkbook(bytes);
    return true;
  } catch {
    return false;
  }
}
