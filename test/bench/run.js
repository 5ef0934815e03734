/**
 * Ratios on the same files in one run: `npm run bench`. Reads the returned workbooks of a rehearsed round with our reader
 * and with exceljs, and compares both with merely inflating the parts. Medians of five passes; no pass or fail.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import { loadCampaign } from "../../dist/campaign/index.js";
import { rehearse } from "../../dist/round/rehearsal/rehearse.js";
import { readWorkbook } from "../../dist/workbook/index.js";

const passes = 5;
const folder = mkdtempSync(join(tmpdir(), "tonghop-bench-"));
try {
  const campaign = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
  await rehearse(campaign, folder, 2026);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => readFileSync(join(folder, name)))
    .filter((bytes) => {
      try {
        readWorkbook(bytes);
        return true;
      } catch {
        return false; // The rehearsal sends a file cut short.
      }
    });
  const contenders = {
    "inflate only": (bytes) => void unzipSync(bytes),
    tonghop: (bytes) => void readWorkbook(bytes),
    exceljs: (bytes) => new ExcelJS.Workbook().xlsx.load(bytes),
  };
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let pass = 0; pass <= passes; pass++) {
    for (const [name, read] of Object.entries(contenders)) {
      const start = performance.now();
      for (const bytes of files) await read(bytes);
      if (pass > 0) times[name].push(performance.now() - start);
    }
  }
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const ours = median(times.tonghop);
  console.log(`Reading ${files.length} returned workbooks, median of ${passes} passes`);
  for (const [name, list] of Object.entries(times)) {
    const took = median(list);
    const ratio = (took / ours).toFixed(2);
    console.log(
      `  ${name.padEnd(14)} ${(took / files.length).toFixed(2).padStart(8)} ms a file   ${ratio.padStart(6)} × tonghop`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
