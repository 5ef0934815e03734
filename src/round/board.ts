/** The officer's board of a round, to a file. */
import { renderBoard } from "../report/index.js";
import type { Round } from "./assemble.js";
import { writeAtomically } from "./files.js";
import { dayIn } from "./status.js";

export function makeBoard(round: Round, path: string, now: string): void {
  const { campaign, statuses, findings, undecided, submissions } = round;
  const firstArrivals = new Map<string, string>();
  for (const { unit, state, receivedAt } of submissions) {
    const known = firstArrivals.get(unit);
    if (state !== "withdrawn" && (known === undefined || receivedAt < known)) firstArrivals.set(unit, receivedAt);
  }
  const today = dayIn(campaign.timezone, now);
  writeAtomically(path, renderBoard({ campaign, statuses, findings, undecided, firstArrivals, today }));
}
