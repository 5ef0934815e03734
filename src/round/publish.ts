/** The publication of a round, to a folder. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Earlier, earlierSchema, protect, type Suppressed } from "../disclosure/index.js";
import { UserError } from "../messages/index.js";
import { renderPublication } from "../report/index.js";
import type { Round } from "./assemble.js";
import { writeAtomically } from "./files.js";
import { reportInput } from "./report.js";

export interface PublicationDone {
  files: string[];
  counts: { all: number; published: number; hidden: number; undecided: number };
  suppressed: Suppressed[];
}

/** In the campaign's folder, never in the one that is made public. */
export const memoryIn = (campaignFolder: string): string => join(campaignFolder, "da-cong-bo.json");

export interface PublicationOptions {
  draft: boolean;
  /** Where final publications are remembered. */
  memory: string;
}

export function publish(round: Round, folder: string, { draft, memory }: PublicationOptions): PublicationDone {
  const protection = protect(round.table, round.indicators, { earlier: readMemory(memory) });
  const { files, counts } = renderPublication(reportInput(round, { draft, date: null }), protection);
  // Remembered first: a publication that is cut short may have been seen.
  if (!draft) writeAtomically(memory, `${JSON.stringify(protection.remember())}\n`);
  // The page that links to the others comes last.
  for (const { name, content } of [...files].reverse()) writeAtomically(join(folder, name), content);
  return { files: files.map(({ name }) => name), counts, suppressed: protection.suppressed };
}

function readMemory(path: string): Earlier | null {
  if (!existsSync(path)) return null;
  try {
    return earlierSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new UserError("publish.memory_unreadable", { path }, 3);
  }
}
