/** How a command is run: its context made, its errors told, its exit status kept. */
import { type Lang, type MessageCode, message, type Slots } from "../messages/index.js";
import type { Context } from "./context.js";

/** A command's work: gives the exit status. */
export type Action<Options, Args extends unknown[]> = (
  context: Context,
  options: Options,
  ...args: Args
) => Promise<number>;

export interface Run {
  lang: Lang;
  text(code: MessageCode, slots?: Slots): string;
  /** Turns a command's work into a commander action: arguments first, then options. */
  action<Options, Args extends unknown[]>(work: Action<Options, Args>): (...given: unknown[]) => Promise<void>;
}

export function makeRun(lang: Lang, context: () => Context, done: (status: number) => void): Run {
  return {
    lang,
    text: (code, slots) => message(lang, code, slots),
    action:
      (work) =>
      async (...given) => {
        // commander passes the arguments, then the options, then the command itself.
        const options = given.at(-2) as never;
        const args = given.slice(0, -2) as never;
        done(await work(context(), options, ...args));
      },
  };
}
