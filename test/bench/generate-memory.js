/** Makes the forms of so many communes and prints the peak of its memory in MB. */
import { rmSync } from "node:fs";
import { generateTemplates } from "../../dist/round/generate.js";
import { campaignOfCommunes } from "./communes.js";
import { peakMegabytes } from "./peak.js";

const [count, out] = process.argv.slice(2);
const campaign = campaignOfCommunes(Number(count));
rmSync(out, { recursive: true, force: true });
await generateTemplates(campaign, campaign.units, out);
console.log(peakMegabytes().toFixed(0));
