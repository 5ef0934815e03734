/** The shape of a check over a whole definition, and the pen it reports with. */
import type { MessageCode, Slots } from "../../messages/index.js";
import { type Definition, files } from "../load.js";
import type { Problem } from "../problem.js";
import { closest } from "./closest.js";

export type Check = (definition: Definition, report: Report) => void;

type File = "indicators" | "campaign";

/** Collects problems, each at its place. */
export class Report {
  readonly problems: Problem[] = [];
  readonly #definition: Definition;
  constructor(definition: Definition) {
    this.#definition = definition;
  }

  /** `offset`: characters into a scalar, so that a formula's error points into the formula. */
  at(file: File, path: readonly PropertyKey[], code: MessageCode, slots: Slots, offset?: number): void {
    const place =
      offset === undefined ? this.#definition.place(file, path) : this.#definition.within(file, path, offset);
    this.problems.push({ ...place, code, slots, level: "error" });
  }

  notice(file: File, path: readonly PropertyKey[], code: MessageCode, slots: Slots): void {
    this.problems.push({ ...this.#definition.place(file, path), code, slots, level: "notice" });
  }

  unit(index: number, code: MessageCode, slots: Slots): void {
    this.#line(files.units, this.#definition.unitLine(index), code, slots);
  }

  history(index: number, code: MessageCode, slots: Slots): void {
    this.#line(files.history, this.#definition.historyLine(index), code, slots);
  }

  historyNotice(code: MessageCode, slots: Slots): void {
    this.problems.push({ file: files.history, line: 1, column: 1, code, slots, level: "notice" });
  }

  unknown(file: File, path: readonly PropertyKey[], what: string, code: string, known: readonly string[]): void {
    this.at(file, path, "campaign.unknown_reference", { what, code, suggest: closest(code, known) });
  }

  unknownInUnits(index: number, what: string, code: string, known: readonly string[]): void {
    this.unit(index, "campaign.unknown_reference", { what, code, suggest: closest(code, known) });
  }

  unknownName(path: readonly PropertyKey[], name: string, known: readonly string[]): void {
    this.at("indicators", path, "campaign.unknown_name", { name, suggest: closest(name, known) });
  }

  #line(file: string, line: number, code: MessageCode, slots: Slots): void {
    this.problems.push({ file, line, column: 1, code, slots, level: "error" });
  }
}
