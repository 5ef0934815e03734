/** Names and labels of the shipped campaign, read as text: right Vietnamese, and not ours to invent. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import type { NamedUnit } from "../../src/vietnamese/index.js";

const rows: Record<string, string>[] = parse(readFileSync("schemas/lai-chau-2026/units.csv", "utf8"), {
  columns: true,
  bom: true,
});

export const shippedUnits: NamedUnit[] = rows.map((row) => ({
  code: row.code!,
  name: row.name!,
  aliases: row.aliases!.split(";").filter((alias) => alias !== ""),
}));

/** Every text of the definition with the key it stands under. */
function texts(node: unknown, key = ""): { key: string; text: string }[] {
  if (typeof node === "string") return [{ key, text: node }];
  if (Array.isArray(node)) return node.flatMap((one) => texts(one, key));
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([name, one]) => texts(one, name));
}

const all = texts(parseYaml(readFileSync("schemas/lai-chau-2026/indicators.yaml", "utf8")));

/** Labels, messages, units of measure, formulas. */
export const shippedLabels = [...new Set(all.map(({ text }) => text))];

/** Codes of elements, rosters, columns and indicators. */
export const shippedCodes = [...new Set(all.flatMap(({ key, text }) => (key === "code" ? [text] : [])))];
