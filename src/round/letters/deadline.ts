/** Before or after the deadline, and by which day a letter asks for an answer. */
import type { Campaign } from "../../campaign/index.js";
import { UserError } from "../../messages/index.js";
import { dayIn } from "../status.js";

export interface Deadline {
  overdue: boolean;
  /** The how-manieth reminder after the deadline; 0 before it. */
  round: number;
  until: string;
}

/** `until`: YYYY-MM-DD, where the officer names a day. */
export function deadlineOf(
  campaign: Campaign,
  now: string,
  { until, round }: { until?: string | undefined; round?: number | undefined },
): Deadline {
  const { due, lateAfter } = campaign.deadlines;
  const today = dayIn(campaign.timezone, now);
  const overdue = today > lateAfter;
  if (until !== undefined && until < today) throw new UserError("letters.until_past", { until: shown(until) });
  if (overdue && until === undefined) throw new UserError("letters.until_needed", { date: shown(lateAfter) });
  if (!overdue && round !== undefined) throw new UserError("letters.round_early", { date: shown(lateAfter) });
  if (round === 0) throw new UserError("letters.round_zero", {});
  return {
    overdue,
    round: overdue ? (round ?? 1) : 0,
    // The letters say `due`; on the days of grace after it there is still the last one that is not late.
    until: until ?? (today <= due ? due : lateAfter),
  };
}

const shown = (day: string) => day.split("-").reverse().join("/");
