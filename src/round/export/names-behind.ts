/** The names of figures and lists an indicator is made of, through other indicators too. */
import { type Campaign, reserved } from "../../campaign/index.js";
import { parseFormula } from "../../formula/index.js";

/** Its own CT_ name and those of the indicators it uses are among them. */
export function namesBehind(campaign: Campaign, code: string): string[] {
  const found = new Set<string>([reserved.indicator + code]);
  const visit = (name: string): void => {
    const indicator = campaign.indicators.find((one) => reserved.indicator + one.code === name);
    for (const inner of indicator ? parseFormula(indicator.formula).names : []) {
      if (found.has(inner)) continue;
      found.add(inner);
      visit(inner);
    }
  };
  visit(reserved.indicator + code);
  return [...found];
}
