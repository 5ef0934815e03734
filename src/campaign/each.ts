/** Rules that are written once for many elements. */
import { isNumeric } from "./elements.js";
import { reserved } from "./names.js";
import type { Campaign, Element, Rule } from "./schema.js";

export interface StandingRule {
  rule: Rule;
  /** Place of the rule as written, in the order of the definition. */
  index: number;
}

const standing = new WeakMap<Campaign, StandingRule[]>();

/** Every rule with EACH replaced; one that is written for many stands many times, as `ID.CODE`. */
export function standingRules(campaign: Campaign): StandingRule[] {
  const known = standing.get(campaign);
  if (known) return known;
  const rules = campaign.rules.flatMap((rule, index) =>
    rule.each
      ? elementsOfEach(campaign, rule.each).map((element) => ({ rule: forElement(rule, element), index }))
      : [{ rule, index }],
  );
  standing.set(campaign, rules);
  return rules;
}

/** The elements a rule stands for: of these types and groups, or named; numbers unless types are given. */
export function elementsOfEach(campaign: Campaign, each: NonNullable<Rule["each"]>): Element[] {
  const { types, groups, elements, except } = each;
  return campaign.elements.filter(
    (element) =>
      (elements === undefined || elements.includes(element.code)) &&
      (types === undefined ? isNumeric(element) : types.includes(element.type)) &&
      (groups === undefined || groups.includes(element.group)) &&
      !except?.includes(element.code),
  );
}

const placeholder = new RegExp(`(?<![A-Za-z0-9_.])((?:[A-Z]+_)*)${reserved.each}(?![A-Za-z0-9_.])`, "g");

function forElement({ each: _, ...rule }: Rule, element: Element): Rule {
  const put = (text: string) => text.replace(placeholder, (__, prefix: string) => prefix + element.code);
  return {
    ...rule,
    id: `${rule.id}.${element.code}`,
    formula: put(rule.formula),
    ...(rule.when === undefined ? {} : { when: put(rule.when) }),
    mayBeBlank: rule.mayBeBlank.map(put),
    message: rule.message
      .replaceAll("{name}", element.name)
      .replaceAll("{code}", element.code)
      .replaceAll("{unit}", element.unit),
  };
}
