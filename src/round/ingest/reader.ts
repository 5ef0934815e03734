/** Reads workbooks: here while there are few, and in threads once there are so many that starting threads pays. */
import type { Campaign } from "../../campaign/index.js";
import { type Prepared, prepare, type Refusal, type Workbook } from "./prepare.js";
import { ThreadPool } from "./thread-pool.js";

/** So many are read in the time that threads need to start. */
const few = 24;

export class Reader {
  readonly #campaign: Campaign;
  readonly #threads: number;
  #pool: ThreadPool | null = null;
  #read = 0;

  constructor(campaign: Campaign, threads: number) {
    this.#campaign = campaign;
    this.#threads = threads;
  }

  /** How many it takes in hand at once: each thread has one, and the next one waiting. */
  get inHand(): number {
    return this.#pool === null ? 0 : 2 * this.#threads;
  }

  read(workbook: Workbook): Promise<Prepared | Refusal> {
    this.#read++;
    if (this.#threads > 1 && this.#read > few) this.#pool ??= new ThreadPool(this.#campaign, this.#threads);
    return this.#pool?.read(workbook) ?? Promise.resolve(prepare(this.#campaign, workbook));
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
