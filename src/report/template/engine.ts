/** Handlebars as templates get it: our helpers, and errors that say which helper failed and where. */
import Handlebars from "handlebars";
import { UserError } from "../../messages/index.js";
import { helpers } from "../helpers.js";

/** What a helper threw over a value that it cannot take. */
export class HelperFailed extends Error {
  constructor(
    readonly helper: string,
    readonly line: number | null,
    readonly detail: string,
  ) {
    super(detail);
  }
}

export function newEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, guarded(name, helper));
  return engine;
}

function guarded(name: string, helper: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return function (this: unknown, ...given) {
    try {
      return helper.apply(this, given as Parameters<Handlebars.HelperDelegate>);
    } catch (error) {
      if (error instanceof UserError) throw error;
      const at = (given.at(-1) as { loc?: { start: { line: number } } } | undefined)?.loc;
      throw new HelperFailed(name, at?.start.line ?? null, (error as Error).message.split("\n")[0]!);
    }
  };
}

/** What Handlebars says of a text that it cannot read, without its drawing of the place. */
export function syntaxError(error: unknown): { line: number; detail: string } {
  const { message, lineNumber } = error as Error & { lineNumber?: number };
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? lineNumber ?? 1);
  return { line, detail: (message.split("\n").pop() ?? "").replace(/ - \d+:\d+$/, "") };
}
