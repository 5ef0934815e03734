/** Every text that a unit's form prints by itself, so that what a clerk added is told from it. */
import type { Campaign, Unit } from "../../campaign/index.js";
import { type FormLayout, replyHeaders, textHeaders } from "../layout.js";
import { coverLabels, coverTexts, coverTitle } from "./cover.js";
import { figureHeaderTexts } from "./figures.js";
import { letterheadTexts } from "./letterhead.js";
import { replyTexts } from "./reply.js";
import { headerText, rosterPeriod, sentinelText } from "./roster.js";

export function printedTexts(campaign: Campaign, unit: Unit, layout: FormLayout): Set<string> {
  const titles = [coverTitle(campaign), ...layout.sheets.map((sheet) => sheet.title)];
  return new Set([
    ...titles.flatMap((title) => Object.values(letterheadTexts(campaign, unit, title))),
    ...Object.values(coverTexts),
    ...Object.values(coverLabels),
    ...campaign.guidance,
    unit.name,
    unit.code,
    String(campaign.year),
    ...Object.values(figureHeaderTexts(campaign.year)),
    ...Object.values(textHeaders),
    sentinelText,
    ...Object.values(replyHeaders),
    replyTexts.howTo,
    replyTexts.nothing,
    ...Object.values(letterheadTexts(campaign, unit, replyTexts.title)),
    ...layout.sheets.flatMap((sheet) =>
      sheet.kind === "roster"
        ? [
            rosterPeriod(campaign, unit, sheet),
            ...sheet.columns.flatMap(({ definition }) => [definition.code, headerText(definition)]),
          ]
        : sheet.headings.map((heading) => heading.text),
    ),
  ]);
}
