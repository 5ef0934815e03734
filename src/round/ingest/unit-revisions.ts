/** The submissions known so far, by hash and by unit, and which of each unit's counts. */
import { orderRevisions } from "../../intake/index.js";
import type { SubmissionRecord, SubmissionState } from "../../store/index.js";
import { candidateOf } from "./records.js";

export class UnitRevisions {
  readonly #byHash: Map<string, SubmissionRecord>;
  readonly #byUnit = new Map<string, SubmissionRecord[]>();

  constructor(records: readonly SubmissionRecord[]) {
    this.#byHash = new Map();
    for (const record of records) this.#hold(record);
  }

  get(sha256: string): SubmissionRecord | undefined {
    return this.#byHash.get(sha256);
  }

  ofUnit(unit: string): readonly SubmissionRecord[] {
    return this.#byUnit.get(unit) ?? [];
  }

  /** Submissions whose hash begins so. */
  startingWith(prefix: string): SubmissionRecord[] {
    return [...this.#byHash.values()].filter((record) => record.sha256.startsWith(prefix));
  }

  /** The order of the unit's submissions with this one as it is now; nothing is changed until `settle`. */
  order(record: SubmissionRecord): SubmissionState[] {
    const others = this.ofUnit(record.unit).filter((one) => one.sha256 !== record.sha256);
    return orderRevisions([...others, record].map(candidateOf));
  }

  /** Takes over what has been stored. */
  settle(record: SubmissionRecord, states: readonly SubmissionState[]): void {
    this.#hold(record);
    for (const { sha256, revision, state, parts } of states) {
      const one = this.#byHash.get(sha256)!;
      one.revision = revision;
      one.state = state;
      for (const [part, held] of one.parts) held.current = parts.includes(part);
    }
  }

  #hold(record: SubmissionRecord): void {
    const own = this.#byUnit.get(record.unit) ?? [];
    this.#byUnit.set(record.unit, [...own.filter((one) => one.sha256 !== record.sha256), record]);
    this.#byHash.set(record.sha256, record);
  }
}
