/** A progress bar on a terminal; nothing elsewhere. */
import { SingleBar } from "cli-progress";
import { type Lang, message } from "../messages/index.js";
import type { Context } from "./context.js";

/** Calls `work` with a function that takes how many are done, and of how many. */
export async function withProgress<T>(
  context: Context,
  label: string,
  work: (progress: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  if (!context.streams.interactive || context.quiet) return work(() => undefined);
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} {pace}`,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  const start = performance.now();
  let started = false;
  try {
    return await work((done, all) => {
      const payload = { pace: pace(context.lang, done, all, (performance.now() - start) / 1000) };
      if (!started) bar.start(all, done, payload);
      started = true;
      bar.update(done, payload);
    });
  } finally {
    if (started) bar.stop();
  }
}

/** `· 12,4 mỗi giây · còn 1:05`: the rate since the start, and the time left at that rate. Nothing before both are known. */
export function pace(lang: Lang, done: number, all: number, seconds: number): string {
  if (done <= 0 || seconds <= 0) return "";
  const rate = done / seconds;
  const written = new Intl.NumberFormat(lang, { maximumSignificantDigits: 3 }).format(rate);
  return message(lang, "progress.pace", { rate: written, left: clock(Math.max(0, all - done) / rate) });
}

/** `0:07`, `12:05`, `1:02:03`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}
