/** The officer's word on a submission: it counts, or it does not. */
import { cameBy } from "../../intake/index.js";
import { UserError } from "../../messages/index.js";
import type { Store, SubmissionRecord } from "../../store/index.js";
import { trustedAhead } from "./arrival.js";
import { candidateOf } from "./records.js";
import { orderOfUnit } from "./unit-revisions.js";

export interface SubmissionDecision {
  kind: "accepted" | "withdrawn";
  /** The beginning of the file's hash, at least 8 characters. */
  sha256: string;
  at: string;
  by: string;
  reason: string;
}

/** Shortest beginning of a hash that is taken. */
const shortestHash = 8;

/**
 * The officer's word stands after whatever came of the unit and was decided of its other files until then, also where this
 * machine's clock is behind. A day that somebody stated and that lies ahead is a slip: nothing may have to wait for it.
 */
function afterAll(at: string, decided: SubmissionRecord, ofUnit: readonly SubmissionRecord[]): string {
  const now = Date.parse(at);
  const earlier = ofUnit.flatMap((one) => {
    if (one.sha256 === decided.sha256) return [];
    const came = Date.parse(cameBy(candidateOf(one)));
    const isSlip = one.receivedFrom !== "run" && came > now + trustedAhead;
    return [...(isSlip ? [] : [came]), ...(one.decision ? [Date.parse(one.decision.at) + 1] : [])];
  });
  return new Date(Math.max(now, ...earlier)).toISOString();
}

/** Decides and reorders the unit's revisions. Throws a UserError (2) where the hash fits none, or several. */
export async function decideSubmission(store: Store, decision: SubmissionDecision): Promise<SubmissionRecord> {
  const prefix = decision.sha256.trim().toLowerCase();
  if (!/^[0-9a-f]+$/.test(prefix) || prefix.length < shortestHash)
    throw new UserError("submission.bad_hash", { hash: decision.sha256, least: shortestHash }, 2);
  const [found, another] = (await store.submissions()).filter((record) => record.sha256.startsWith(prefix));
  if (!found || another)
    throw new UserError(found ? "submission.many" : "submission.unknown", { hash: decision.sha256 }, 2);
  const { kind, at, by, reason } = decision;
  const decide = (ofUnit: readonly SubmissionRecord[]) => ({ kind, at: afterAll(at, found, ofUnit), by, reason });
  const ofUnit = await store.decideSubmission(found, decide, orderOfUnit);
  return ofUnit.find((record) => record.sha256 === found.sha256)!;
}
