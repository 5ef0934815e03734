/** Our command line, run inside the test. */
import { tmpdir } from "node:os";
import { main } from "../../src/cli.js";

/** Gives what it printed; throws unless it ends with status 0. */
export async function commandLine(...args: string[]): Promise<string> {
  let out = "";
  let err = "";
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
  const clock = () => new Date("2026-12-06T03:00:00Z");
  const status = await main(args, { streams, env: {}, cwd: tmpdir(), clock });
  if (status !== 0) throw new Error(`tonghop ${args.join(" ")}: status ${status}\n${err}`);
  return out;
}
