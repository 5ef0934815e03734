/** Printing: JSON documents with a versioned shape, aligned tables, text safe for a terminal. */
import { Chalk, type ChalkInstance } from "chalk";
import type { Campaign } from "../campaign/index.js";
import type { Context } from "./context.js";
import type { Documents } from "./documents.js";

/** Text from a workbook must not move the cursor or recolour the screen. */
export function safe(text: string): string {
  return text.replace(/\s/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "\uFFFD");
}

export function printJson<Command extends keyof Documents>(
  context: Context,
  command: Command,
  campaign: Campaign | null,
  data: Documents[Command],
): void {
  const document = { schema: `tonghop/${command}`, version: 1, campaign: campaign?.code ?? null, data };
  context.streams.out(`${JSON.stringify(document, null, 2)}\n`);
}

export function colours(context: Context): ChalkInstance {
  return new Chalk({ level: context.streams.colour ? 1 : 0 });
}

export function line(context: Context, text = ""): void {
  context.streams.out(`${text}\n`);
}

/** Width on a terminal: combining marks take none. */
function width(text: string): number {
  return [...text.normalize("NFC")].filter((character) => !/\p{M}/u.test(character)).length;
}

/** Columns padded to the widest cell; cells are made safe. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const cleaned = rows.map((row) => row.map(safe));
  const widths = cleaned.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, width(cell))), []);
  return cleaned.map((row) =>
    row.map((cell, i) => (i === row.length - 1 ? cell : cell + " ".repeat(widths[i]! - width(cell)))).join("  "),
  );
}
