/** Stored submissions, by hash and by unit, and which of each unit's counts. */
import { orderRevisions } from "../../intake/index.js";
import type { Order, SubmissionRecord } from "../../store/index.js";
import { candidateOf } from "./records.js";

export const orderOfUnit: Order = (ofUnit) => orderRevisions(ofUnit.map(candidateOf));

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

  /** Takes over what has become of a unit's submissions. */
  settle(ofUnit: readonly SubmissionRecord[]): void {
    for (const record of ofUnit) this.#hold(record);
  }

  #hold(record: SubmissionRecord): void {
    const own = this.#byUnit.get(record.unit) ?? [];
    this.#byUnit.set(record.unit, [...own.filter((one) => one.sha256 !== record.sha256), record]);
    this.#byHash.set(record.sha256, record);
  }
}
