/** Reads workbooks: here while there are few, and in threads once there are so many that starting threads pays. */
import type { Campaign } from "../../campaign/index.js";
import { type Prepared, prepare, type Refusal, type Workbook } from "./prepare.js";
import { ThreadPool } from "./thread-pool.js";

/** So many are read in the time that threads need to start. */
const few = 24;

/** New files enough to believe that those to come are new too: of an inbox taken in before nothing is read. */
const firstNew = 3;

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
    return this.#pool === null || this.#pool.isStarting ? 0 : 2 * this.#threads;
  }

  /** `toCome`: how many are known to come after it. While the threads start it is read here. */
  read(workbook: Workbook, toCome: number): Promise<Prepared | Refusal> {
    this.#read++;
    if (this.#threads > 1 && this.#read >= firstNew && this.#read + toCome > few)
      this.#pool ??= new ThreadPool(this.#campaign, this.#threads);
    if (this.#pool === null || this.#pool.isStarting) return Promise.resolve(prepare(this.#campaign, workbook));
    return this.#pool.read(workbook);
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
