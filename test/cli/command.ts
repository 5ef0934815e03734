/** A command as somebody at a terminal gives it: what it prints, and its exit status. */
import { main } from "../../src/cli.js";

export interface Given {
  cwd: string;
  env?: Record<string, string>;
  /** Instant of the run. */
  now?: string;
}

export async function command({ cwd, env = {}, now = "2026-12-06T03:00:00.000Z" }: Given, ...args: string[]) {
  let [out, err] = ["", ""];
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    interactive: false,
    colour: false,
  };
  const status = await main(args, { streams, env, cwd, clock: () => new Date(now) });
  return { status, out, err };
}
