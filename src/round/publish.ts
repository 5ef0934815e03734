/** The publication of a round, to a folder. */
import { join } from "node:path";
import { protect, type Suppressed } from "../disclosure/index.js";
import { renderPublication } from "../report/index.js";
import type { Round } from "./assemble.js";
import { writeAtomically } from "./files.js";
import { reportInput } from "./report.js";

export interface PublicationDone {
  files: string[];
  counts: { all: number; published: number; hidden: number; undecided: number };
  suppressed: Suppressed[];
}

export function publish(round: Round, folder: string, { draft }: { draft: boolean }): PublicationDone {
  const protection = protect(round.table, round.indicators);
  const { files, counts } = renderPublication(reportInput(round, { draft, date: null }), protection);
  // The page that links to the others comes last.
  for (const { name, content } of [...files].reverse()) writeAtomically(join(folder, name), content);
  return { files: files.map(({ name }) => name), counts, suppressed: protection.suppressed };
}
