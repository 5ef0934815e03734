/**
 * Threads that read workbooks. One that a workbook brings down, or keeps for far too long, is replaced: that workbook is
 * refused, and the others go on.
 */
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { Campaign } from "../../campaign/index.js";
import type { MessageCode } from "../../messages/index.js";
import type { Prepared, Refusal, Workbook } from "./prepare.js";
import type { Answer } from "./read-thread.js";

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
 * processor time went into compiling.
 */
const roomyHeaps = ["--heap-growing-percent=400", "--min-semi-space-size=32", "--max-semi-space-size=32"];

/** The compiled thread: it lies beside this module once that is compiled. */
const script = new URL("./read-thread.js", import.meta.url);

interface Task {
  workbook: Workbook;
  resolve(read: Prepared | Refusal): void;
  reject(error: unknown): void;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  task: Task | null;
  timer: NodeJS.Timeout | undefined;
}

export class ThreadPool {
  readonly #campaign: Campaign;
  readonly #limits: ThreadLimits;
  readonly #threads: Thread[];
  readonly #waiting: Task[] = [];
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

  /** The bytes are copied: they may share memory with others. */
  read(workbook: Workbook): Promise<Prepared | Refusal> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ workbook: { ...workbook, bytes: new Uint8Array(workbook.bytes) }, resolve, reject });
      this.#handOut();
    });
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
    const thread: Thread = { worker, ready: false, task: null, timer: undefined };
    worker.on("message", (said: "ready" | Answer) => {
      if (said === "ready") {
        thread.ready = true;
        this.#hasStarted = true;
        return this.#handOut();
      }
      const task = this.#taken(thread);
      if ("read" in said) task?.resolve(said.read);
      else task?.reject(said.fault);
      this.#handOut();
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const outgrown = thread.task !== null && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.#replace(thread, outgrown ? "reading.too_much_memory" : error);
    });
    worker.on("exit", (code) => this.#replace(thread, new Error(`a reading thread ended with ${code}`)));
    return thread;
  }

  #handOut(): void {
    for (const thread of this.#threads) {
      if (!thread.ready || thread.task !== null) continue;
      const task = this.#waiting.shift();
      if (!task) return;
      thread.task = task;
      thread.timer = setTimeout(() => this.#replace(thread, "reading.too_much_time"), this.#limits.seconds * 1000);
      thread.worker.postMessage(task.workbook, [task.workbook.bytes.buffer as ArrayBuffer]);
    }
  }

  #taken(thread: Thread): Task | null {
    clearTimeout(thread.timer);
    const { task } = thread;
    thread.task = null;
    return task;
  }

  /** What stopped a thread is told of its workbook; where it had none, the threads themselves do not work. */
  #replace(thread: Thread, why: MessageCode | Error): void {
    const at = this.#threads.indexOf(thread);
    if (at < 0) return;
    const task = this.#taken(thread);
    void this.#stop(thread);
    if (why instanceof Error) {
      for (const failed of task ? [task] : this.#waiting.splice(0)) failed.reject(why);
      this.#threads.splice(at, 1);
      if (this.#threads.length === 0) this.#ended = why;
      return;
    }
    task?.resolve({ refused: why, slots: {} });
    this.#threads[at] = this.#start();
  }

  async #stop({ worker, timer }: Thread): Promise<void> {
    clearTimeout(timer);
    await worker.terminate();
  }
}
