/**
 * Reads workbooks: here while there are few, and in threads once there are so many that starting threads pays. Whoever would
 * wait for a thread reads what none has begun meanwhile.
 */
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import type { Campaign } from "../../campaign/index.js";
import { type Prepared, prepare, type Refusal, type Workbook } from "./prepare.js";
import type { Reading } from "./reading.js";
import { ThreadPool } from "./thread-pool.js";

/** So many are read in the time that threads need to start. */
const few = 24;

/** New files enough to believe that those to come are new too: of an inbox taken in before nothing is read. */
const firstNew = 3;

/** By each thread, while one is stored. With two, 400 workbooks took a tenth longer. */
const readAhead = 8;

/** A larger one is left to the threads: it would hold up what waits to be stored. */
const smallBytes = 1024 * 1024;

/**
 * V8's, for the whole process: it compiles a function for speed after eight times as much use as it comes with. Each thread compiles
 * for itself, and the compilers want the cores that read: less is compiled in vain, and again.
 */
const compiledLater = "--interrupt-budget=540672";

export class Reader {
  readonly #campaign: Campaign;
  /** This one among them. */
  readonly #threads: number;
  #pool: ThreadPool | null = null;
  #begun = 0;

  constructor(campaign: Campaign, threads: number) {
    this.#campaign = campaign;
    this.#threads = threads;
    setFlagsFromString(compiledLater);
  }

  /** How many it takes in hand at once: the threads have enough to read while the engine writes what it has to the file. */
  get inHand(): number {
    return this.#pool === null || this.#pool.isStarting ? 0 : readAhead * this.#threads;
  }

  /** `toCome`: how many are known to come after it. What is given back waits for what was read. */
  begin(workbook: Workbook, toCome: number): () => Promise<Prepared | Refusal> {
    this.#begun++;
    if (this.#threads > 1 && this.#begun >= firstNew && this.#begun + toCome > few)
      this.#pool ??= new ThreadPool(this.#campaign, this.#threads - 1);
    if (this.#pool === null) return async () => prepare(this.#campaign, workbook);
    const reading = this.#pool.begin(workbook);
    return () => this.#readBeside(reading, this.#pool!);
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  async #readBeside(reading: Reading, pool: ThreadPool): Promise<Prepared | Refusal> {
    for (;;) {
      // The threads' answers are taken up between.
      await setImmediate();
      const next = reading.isDone ? null : pool.takeSmall(smallBytes);
      if (next === null) return reading.read;
      this.#readHere(next);
    }
  }

  #readHere(reading: Reading): void {
    try {
      reading.resolve(prepare(this.#campaign, reading.workbook));
    } catch (fault) {
      reading.reject(fault);
    }
  }
}
