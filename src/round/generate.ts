/** Blank workbooks for the units, and the list of them. */
import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import pMap from "p-map";
import {
  type Campaign,
  definitionHash,
  elementsOf,
  expectedUnits,
  hasEnded,
  successorOf,
  type Unit,
  writtenDay,
} from "../campaign/index.js";
import { UserError } from "../messages/index.js";
import { plain } from "../vietnamese/index.js";
import { templateWriter } from "../workbook/index.js";
import { makeFolder, writeAtomically, writeAtomicallyBeside } from "./files.js";
import { previousOf } from "./previous.js";

export interface Generated {
  unit: string;
  name: string;
  file: string;
  inputs: number;
  bytes: number;
}

/** `03613_ubnd-xa-nam-so.xlsx` */
export function templateFileName(unit: Unit): string {
  const name = plain(unit.name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");
  return `${unit.code}_${name}.xlsx`;
}

/** Units by code; all expected ones where none is named. Throws a UserError for an unknown code. */
export function chooseUnits(campaign: Campaign, codes: readonly string[] | undefined): Unit[] {
  if (!codes || codes.length === 0) return expectedUnits(campaign);
  return codes.map((code) => {
    const unit = campaign.units.find((one) => one.code === code.toUpperCase() || one.code === code);
    if (!unit) throw new UserError("unit.unknown", { code }, 2);
    if (hasEnded(campaign, unit)) throw ended(campaign, unit);
    return unit;
  });
}

function ended(campaign: Campaign, unit: Unit): UserError {
  const slots = { code: unit.code, unit: unit.name, day: writtenDay(unit.validTo) };
  const now = successorOf(campaign, unit);
  if (now === null) return new UserError("unit.ended", slots, 2);
  return new UserError("unit.taken_over", { ...slots, by: now.code, successor: now.name }, 2);
}

/** While some are written by the threads of Node.js, the next is made. */
const formsAtOnce = 4;

export async function generateTemplates(
  campaign: Campaign,
  units: readonly Unit[],
  out: string,
  progress: (done: number) => void = () => undefined,
  key?: KeyObject,
): Promise<Generated[]> {
  makeFolder(out);
  const write = templateWriter(campaign, key);
  let done = 0;
  const generate = async (unit: Unit): Promise<Generated> => {
    const bytes = await write(unit, previousOf(campaign, unit));
    const file = templateFileName(unit);
    await writeAtomicallyBeside(join(out, file), bytes);
    progress(++done);
    const inputs = elementsOf(campaign, unit).filter(({ sumOf }) => sumOf === undefined).length;
    return { unit: unit.code, name: unit.name, file, inputs, bytes: bytes.length };
  };
  const generated = await pMap(units, generate, { concurrency: formsAtOnce });
  const columns = ["unit", "name", "file", "inputs", "email", "definition"];
  const emails = new Map(units.map((unit) => [unit.code, unit.email]));
  const definition = definitionHash(campaign);
  const rows = generated.map((one) => ({ ...one, email: emails.get(one.unit) ?? "", definition }));
  writeAtomically(
    join(out, "manifest.csv"),
    `\uFEFF${stringify(rows, { header: true, columns, escape_formulas: true })}`,
  );
  return generated;
}

/** The definition each form in a folder was made from, by file name; empty where there is no list of them. */
export function definitionsIn(out: string): Map<string, string> {
  try {
    const text = readFileSync(join(out, "manifest.csv"), "utf8");
    const rows = parse(text, { bom: true, columns: true, relax_column_count: true }) as Record<string, string>[];
    return new Map(rows.map(({ file = "", definition = "" }) => [file, definition]));
  } catch {
    return new Map();
  }
}
