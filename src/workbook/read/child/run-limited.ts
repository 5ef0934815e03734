/**
 * Runs one of our own scripts on hostile bytes in a process of its own, with little time and little memory: what a
 * library makes of them can end that process, never this one.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ChildLimits {
  seconds: number;
  /** Of the script's heap. */
  megabytes: number;
}

export type ChildResult = { output: Buffer } | { failed: "time" | "memory" | "crash" };

/** The script gets the bytes on standard input and answers on standard output. Never throws over what they hold. */
export function runLimited(
  script: URL,
  args: readonly string[],
  input: Uint8Array,
  { seconds, megabytes }: ChildLimits,
): ChildResult {
  const run = spawnSync(process.execPath, [`--max-old-space-size=${megabytes}`, fileURLToPath(script), ...args], {
    input,
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    maxBuffer: mostOutput,
    env: bareEnvironment(),
    windowsHide: true,
  });
  if (run.status === 0) return { output: run.stdout };
  const { code } = (run.error ?? {}) as NodeJS.ErrnoException;
  if (code === "ETIMEDOUT") return { failed: "time" };
  const isTooMuch = code === "ENOBUFS" || /heap out of memory/i.test(run.stderr?.toString("latin1") ?? "");
  return { failed: isTooMuch ? "memory" : "crash" };
}

const mostOutput = 256 * 2 ** 20;

/** Nothing of ours but the one variable without which Node does not start on Windows. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}
