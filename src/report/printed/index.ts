/** Every number that the report may print, by its code: what it is, its value, and where it comes from. Pure. */
import { codeOf } from "../codes.js";
import type { ReportInput } from "../input.js";
import { viewOf } from "../view/index.js";
import { bookmarkName } from "../word/bookmarks.js";
import { printChanges, printEvidence, printRankings } from "./annexes.js";
import { printCounts } from "./counts.js";
import { printIndicator } from "./indicators.js";
import type { PrintedNumber } from "./model.js";
import { printCorrections, printFigures, printFindings, printReturns, printTexts } from "./units.js";

export type { Origin, PrintedNumber } from "./model.js";

export function printedNumbers(input: ReportInput): ReadonlyMap<string, PrintedNumber> {
  const all = new Map<string, PrintedNumber>();
  const print = (printed: PrintedNumber) => void all.set(printed.code, printed);
  const view = viewOf(input);
  const formulas = new Map(input.indicators.map(({ code, formula }) => [code, formula]));
  const unsent = new Map(view.notes.incomplete.map((one) => [one.unsentCode, one.unsent]));
  // Figures first: should an indicator have an element's code, the indicator is what the code means.
  printFigures(print, input, view);
  printCorrections(print, input, view);
  printReturns(print, input, view);
  printFindings(print, input);
  printTexts(print, view);
  printRankings(print, view, formulas);
  printEvidence(print, view);
  printChanges(print, view);
  printCounts(print, input, view);
  for (const indicator of view.sections.flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators)))
    printIndicator(
      print,
      indicator,
      formulas.get(indicator.code) ?? "",
      view.previousYear,
      unsent.get(codeOf(indicator.code, "unsent")) ?? 0,
    );
  return all;
}

/** The number a reader means, who types its code or the name of its bookmark, in capitals or not. */
export function findPrinted(all: ReadonlyMap<string, PrintedNumber>, typed: string): PrintedNumber | undefined {
  const wanted = typed.toUpperCase();
  const bookmark = wanted.replace(/____\d+$/, "");
  for (const [code, printed] of all) if (code.toUpperCase() === wanted) return printed;
  for (const [code, printed] of all) if (bookmarkName(code).toUpperCase() === bookmark) return printed;
  return undefined;
}
