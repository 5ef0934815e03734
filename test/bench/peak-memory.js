/** Reads the packed workbooks of a folder one after the other, as ingest does, and prints the peak of its memory in MB. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../dist/workbook/index.js";

const folder = process.argv[2];
for (const name of readdirSync(folder)) readWorkbook(readFileSync(join(folder, name)));
console.log(peak().toFixed(0));

/** On Linux maxRSS also counts the peak of the process that started this one. */
function peak() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
