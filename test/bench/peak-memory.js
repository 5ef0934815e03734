/** Reads the packed workbooks of a folder one after the other, as ingest does, and prints the peak of its memory in MB. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readWorkbook } from "../../dist/workbook/index.js";
import { peakMegabytes } from "./peak.js";

const folder = process.argv[2];
for (const name of readdirSync(folder)) readWorkbook(readFileSync(join(folder, name)));
console.log(peakMegabytes().toFixed(0));
