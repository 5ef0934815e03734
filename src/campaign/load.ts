/** Loads a campaign folder: YAML and CSV to one typed definition, with all problems of shape at once. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../messages/index.js";
import type { Place, Problem } from "./problem.js";
import { readCsv } from "./read-csv.js";
import { readYaml } from "./read-yaml.js";
import { type Campaign, campaignFileSchema, historyRowSchema, indicatorsFileSchema, unitSchema } from "./schema.js";
import { expectedOn, isoDay } from "./validity.js";

/** A loaded definition, and where each of its parts is written. */
export interface Definition {
  campaign: Campaign;
  /** Place of a path in indicators.yaml or campaign.yaml. */
  place(file: "campaign" | "indicators", path: readonly PropertyKey[]): Place;
  /** Place of a character in a formula. */
  within(file: "campaign" | "indicators", path: readonly PropertyKey[], offset: number): Place;
  unitLine(index: number): number;
  historyLine(index: number): number;
}

export const files = {
  campaign: "campaign.yaml",
  indicators: "indicators.yaml",
  units: "units.csv",
  history: "history.csv",
} as const;

/** Whether a folder is a campaign. */
export function isCampaign(folder: string): boolean {
  return existsSync(join(folder, files.campaign));
}

/** The nearest folder, from `start` upwards, that holds a campaign. */
export function findCampaign(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (isCampaign(folder)) return folder;
    if (dirname(folder) === folder) throw new UserError("campaign.not_found", { folder: resolve(start) });
  }
}

const list = (cell: string | undefined) =>
  (cell ?? "")
    .split(";")
    .map((one) => one.trim())
    .filter(Boolean);

/** Lists of units written before there was the column go on without it. */
const unitColumns = { all: Object.keys(unitSchema.shape), optional: ["successor", "rollupKey"] };
const historyColumns = { all: Object.keys(historyRowSchema.shape), optional: [] };
const yesOrNo: Record<string, boolean> = { yes: true, no: false };

function text(folder: string, file: string, problems: Problem[]): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(folder, file)));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const code = missing ? "campaign.file_missing" : "campaign.file_unreadable";
    problems.push({ file, line: 1, column: 1, level: "error", code, slots: { detail: (error as Error).message } });
    return null;
  }
}

/** Every problem of shape, and the definition where there is none. */
export function loadDefinition(folder: string): { definition: Definition | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const campaignText = text(folder, files.campaign, problems);
  const indicatorsText = text(folder, files.indicators, problems);
  const unitsText = text(folder, files.units, problems);
  const historyText = existsSync(join(folder, files.history)) ? text(folder, files.history, problems) : "";
  const settings = campaignText === null ? null : readYaml(files.campaign, campaignText, campaignFileSchema);
  const indicators = indicatorsText === null ? null : readYaml(files.indicators, indicatorsText, indicatorsFileSchema);
  const units =
    unitsText === null
      ? null
      : readCsv(files.units, unitsText, unitColumns, unitSchema, (cells) => ({
          ...cells,
          validFrom: isoDay(cells.validFrom ?? ""),
          validTo: isoDay(cells.validTo ?? ""),
          groups: list(cells.groups),
          aliases: list(cells.aliases),
          expected: yesOrNo[cells.expected ?? ""] ?? cells.expected,
        }));
  const history = !historyText
    ? { rows: [], problems: [] }
    : readCsv(files.history, historyText, historyColumns, historyRowSchema, (cells) => ({
        ...cells,
        value: cells.value === "" || Number.isNaN(Number(cells.value)) ? cells.value : Number(cells.value),
      }));
  for (const part of [settings, indicators, units, history]) problems.push(...(part?.problems ?? []));
  if (problems.length > 0 || !settings?.data || !indicators?.data || !units) return { definition: null, problems };
  const parts = { campaign: settings, indicators };
  const definition: Definition = {
    campaign: {
      ...settings.data,
      ...indicators.data,
      units: expectedOn(
        units.rows.map((row) => row.data),
        settings.data.deadlines.due,
      ),
      history: history.rows.map((row) => row.data),
    },
    place: (file, path) => parts[file].place(path),
    within: (file, path, offset) => parts[file].within(path, offset),
    unitLine: (index) => units.rows[index]?.line ?? 1,
    historyLine: (index) => history.rows[index]?.line ?? 1,
  };
  return { definition, problems };
}
