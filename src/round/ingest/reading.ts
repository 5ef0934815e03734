/** A workbook that waits to be read, is being read, or has been. */
import type { Prepared, Refusal, Workbook } from "./prepare.js";

export class Reading {
  readonly workbook: Workbook;
  readonly read: Promise<Prepared | Refusal>;
  isDone = false;
  #resolve!: (read: Prepared | Refusal) => void;
  #reject!: (error: unknown) => void;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.read = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // It is looked at in its turn, which may be later than it fails.
    this.read.catch(() => undefined);
  }

  resolve(read: Prepared | Refusal): void {
    this.isDone = true;
    this.#resolve(read);
  }

  reject(error: unknown): void {
    this.isDone = true;
    this.#reject(error);
  }
}
