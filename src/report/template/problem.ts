/** A mistake in a template: what, and where. */
import { type Lang, type MessageCode, message, type Slots, type Told, UserError } from "../../messages/index.js";

export type ProblemCode = Extract<MessageCode, `report.template.${string}` | `report.word.${string}`>;

export interface Problem {
  code: ProblemCode;
  /** File of the template, as the officer named it or inside the template folder. */
  template: string;
  place: Told;
  /** Of an HTML template. */
  line: number | null;
  slots: Slots;
}

/** Collects what is wrong; the same mistake of a partial that is used twice stands once. */
export class Problems {
  readonly all: Problem[] = [];
  readonly #seen = new Set<string>();

  add(problem: Problem): void {
    const key = problemText("vi", problem);
    if (!this.#seen.has(key)) this.all.push(problem);
    this.#seen.add(key);
  }

  /** Throws the first one as an error of the officer's, with the others as its details. */
  throwAny(): void {
    const [first, ...others] = this.all;
    if (first === undefined) return;
    const error = new UserError(first.code, slotsOf(first));
    error.details = others.map((problem) => ({ code: problem.code, slots: slotsOf(problem) }));
    throw error;
  }
}

export function problemText(lang: Lang, problem: Problem): string {
  return message(lang, problem.code, slotsOf(problem));
}

function slotsOf({ template, place, line, slots }: Problem): Slots {
  return { template, place, ...(line !== null && { line }), ...slots };
}

export const lineOf = (line: number): Told => ({ code: "report.place.line", slots: { line } });
