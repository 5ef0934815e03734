/**
 * Threads that read workbooks. One that a workbook brings down, or keeps for far too long, is replaced: that workbook is
 * refused, and the others go on.
 */
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Campaign } from "../../campaign/index.js";
import type { MessageCode } from "../../messages/index.js";
import type { Workbook } from "./prepare.js";
import type { Answer } from "./read-thread.js";
import { Reading } from "./reading.js";

export interface ThreadLimits {
  /** For one workbook. */
  seconds: number;
  /** Of a thread's heap. */
  megabytes: number;
}

/** Far beyond what the reader's own caps let a workbook need. */
const usualLimits: ThreadLimits = { seconds: 120, megabytes: 1024 };

/**
 * V8's, for the whole process; the sizes are taken up by heaps made later. As it comes, a thread was swept out after every ten or
 * fifteen workbooks, and a full sweep drops the machine code of closures that are not alive at that moment: a fifth of the
 * processor time went into compiling. Heaps that may grow further were no faster, and took more memory.
 */
const roomyHeaps = ["--heap-growing-percent=200", "--min-semi-space-size=16", "--max-semi-space-size=16"];

/** The compiled thread: it lies beside this module once that is compiled. */
const script = new URL("./read-thread.js", import.meta.url);

/** One that has begun a workbook has the next one by it, and need not wait until this thread answers. */
const mostByThread = 2;

interface Thread {
  worker: Worker;
  ready: boolean;
  /** The first is being read. */
  readings: Reading[];
  timer: NodeJS.Timeout | undefined;
}

export class ThreadPool {
  readonly #campaign: Campaign;
  readonly #limits: ThreadLimits;
  readonly #threads: Thread[];
  readonly #waiting: Reading[] = [];
  #hasStarted = false;
  /** Why there are no threads any more. */
  #ended: Error | null = null;

  constructor(campaign: Campaign, threads: number, limits: ThreadLimits = usualLimits) {
    this.#campaign = campaign;
    this.#limits = limits;
    for (const flag of roomyHeaps) setFlagsFromString(flag);
    this.#threads = Array.from({ length: threads }, () => this.#start());
  }

  /** Not one thread has taken up work yet. */
  get isStarting(): boolean {
    return this.#ended === null && !this.#hasStarted;
  }

  begin(workbook: Workbook): Reading {
    const reading = new Reading(workbook);
    if (this.#ended !== null) reading.reject(this.#ended);
    else {
      this.#waiting.push(reading);
      this.#handOut();
    }
    return reading;
  }

  /** The next that no thread has; none where that is too large to be read beside other work. */
  takeSmall(mostBytes: number): Reading | null {
    const [first] = this.#waiting;
    return first && first.workbook.bytes.length <= mostBytes ? this.#waiting.shift()! : null;
  }

  async close(): Promise<void> {
    this.#ended = new Error("the reading threads are closed");
    await Promise.all(this.#threads.splice(0).map((thread) => this.#stop(thread)));
  }

  #start(): Thread {
    const worker = new Worker(script, {
      workerData: this.#campaign,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.megabytes },
    });
    const thread: Thread = { worker, ready: false, readings: [], timer: undefined };
    worker.on("message", (said: "ready" | Answer) => {
      if (said === "ready") {
        thread.ready = true;
        this.#hasStarted = true;
        return this.#handOut();
      }
      const reading = this.#taken(thread);
      if ("read" in said) reading?.resolve(said.read);
      else reading?.reject(said.fault);
      this.#handOut();
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const outgrown = thread.readings.length > 0 && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.#replace(thread, outgrown ? "reading.too_much_memory" : error);
    });
    worker.on("exit", (code) => this.#replace(thread, new Error(`a reading thread ended with ${code}`)));
    return thread;
  }

  /** Every thread has one before any has two. */
  #handOut(): void {
    for (let most = 1; most <= mostByThread; most++)
      for (const thread of this.#threads) {
        if (!thread.ready || thread.readings.length >= most) continue;
        const reading = this.#waiting.shift();
        if (!reading) return;
        thread.readings.push(reading);
        if (thread.readings.length === 1) this.#limitTime(thread);
        // A copy of the bytes alone: they may lie among others in memory.
        const bytes = new Uint8Array(reading.workbook.bytes);
        thread.worker.postMessage({ ...reading.workbook, bytes }, [bytes.buffer]);
      }
  }

  #limitTime(thread: Thread): void {
    clearTimeout(thread.timer);
    if (thread.readings.length === 0) return;
    thread.timer = setTimeout(() => this.#replace(thread, "reading.too_much_time"), this.#limits.seconds * 1000);
  }

  #taken(thread: Thread): Reading | undefined {
    const reading = thread.readings.shift();
    this.#limitTime(thread);
    return reading;
  }

  /** What stopped a thread is told of the workbook that it read, and the next waits again. */
  #replace(thread: Thread, why: MessageCode | Error): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    const [reading, ...others] = thread.readings.splice(0);
    this.#waiting.unshift(...others);
    void this.#stop(thread);
    if (why instanceof Error) {
      reading?.reject(why);
      this.#threads.splice(at, 1);
      if (this.#threads.length > 0) {
        this.#handOut();
        return;
      }
      this.#ended = why;
      for (const left of this.#waiting.splice(0)) left.reject(why);
      return;
    }
    reading?.resolve({ refused: why, slots: {} });
    this.#threads[at] = this.#start();
  }

  async #stop({ worker, timer }: Thread): Promise<void> {
    clearTimeout(timer);
    await worker.terminate();
  }
}
