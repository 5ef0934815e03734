/** The campaign definition: load it, check it, ask it who reports what. */
import { type Lang, type MessageCode, message, UserError } from "../messages/index.js";
import { checkAddresses } from "./check/addresses.js";
import { type Check, Report } from "./check/check.js";
import { checkCodes } from "./check/codes.js";
import { checkCounting } from "./check/counting.js";
import { checkFormulas } from "./check/formulas.js";
import { checkHistory } from "./check/history.js";
import { checkHygiene } from "./check/hygiene.js";
import { checkPublication } from "./check/publication.js";
import { checkReferences } from "./check/references.js";
import { checkSettings } from "./check/settings.js";
import { checkValidity } from "./check/validity.js";
import { withUnitsOfToday } from "./last-year.js";
import { type Definition, loadDefinition } from "./load.js";
import type { Problem } from "./problem.js";
import type { Campaign } from "./schema.js";

export { emailsOf } from "./addresses.js";
export * from "./assignments.js";
export { isIllustrative } from "./check/settings.js";
export { countedAlike } from "./counted-alike.js";
export * from "./elements.js";
export { definitionHash } from "./hash.js";
export { addedElements, isOfEnded, predecessors } from "./last-year.js";
export { findCampaign, isCampaign } from "./load.js";
export * from "./names.js";
export type { Problem } from "./problem.js";
export { byRank } from "./rank.js";
export * from "./rules.js";
export type * from "./schema.js";
export * from "./totals.js";
export { existsOn, hasEnded, successorOf, writtenDay } from "./validity.js";

const checks: readonly Check[] = [
  checkCodes,
  checkReferences,
  checkValidity,
  checkCounting,
  checkFormulas,
  checkHistory,
  checkSettings,
  checkPublication,
  checkAddresses,
];

/** Loads a definition and checks it as a whole: all problems at once, in the order of the files. */
export function checkCampaign(folder: string): { campaign: Campaign | null; problems: Problem[] } {
  return checkedWith(folder, [...checks, checkHygiene]);
}

function checkedWith(folder: string, all: readonly Check[]): { campaign: Campaign | null; problems: Problem[] } {
  const { definition, problems } = loadDefinition(folder);
  if (!definition) return { campaign: null, problems: sorted(problems) };
  const found = sorted(runChecks(definition, all));
  const broken = found.some((problem) => problem.level === "error");
  return { campaign: broken ? null : withUnitsOfToday(definition.campaign), problems: found };
}

function runChecks(definition: Definition, all: readonly Check[]): Problem[] {
  const report = new Report(definition);
  for (const check of all) check(definition, report);
  return report.problems;
}

/** A definition without errors; throws a UserError that lists every one of them. */
export function loadCampaign(folder: string, lang: Lang): Campaign {
  const { campaign, problems } = checkedWith(folder, checks);
  if (campaign) return campaign;
  const errors = problems.filter((problem) => problem.level === "error");
  throw new InvalidCampaign(folder, errors, lang);
}

class InvalidCampaign extends UserError {
  constructor(folder: string, errors: Problem[], lang: Lang) {
    super("campaign.invalid", { folder, count: errors.length });
    this.details = errors.map((problem) => problemText(lang, problem));
  }
}

/** `indicators.yaml:12:5: what is wrong and the remedy`. */
export function problemText(lang: Lang, problem: Problem): string {
  const { suggest, what, ...slots } = problem.slots;
  const hint = suggest ? message(lang, "campaign.did_you_mean", { name: suggest }) : "";
  const noun = what === undefined ? "" : message(lang, `campaign.what_${what}` as MessageCode);
  const text = message(lang, problem.code, { ...slots, hint, what: noun });
  return `${problem.file}:${problem.line}:${problem.column}: ${text}`;
}

function sorted(problems: Problem[]): Problem[] {
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
