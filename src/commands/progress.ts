/** A progress bar on a terminal; nothing elsewhere. */
import { SingleBar } from "cli-progress";
import type { Context } from "./context.js";

/** Calls `work` with a function that takes how many are done, and of how many. */
export async function withProgress<T>(
  context: Context,
  label: string,
  work: (report: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  if (!context.streams.interactive || context.quiet) return work(() => undefined);
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} · {eta_formatted}`,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let started = false;
  try {
    return await work((done, all) => {
      if (!started) bar.start(all, 0);
      started = true;
      bar.update(done);
    });
  } finally {
    if (started) bar.stop();
  }
}
