/** A campaign's indicators as its store stands, by the way that fits the number of submissions: both give the same. */
import type { Campaign } from "../campaign/index.js";
import type { IndicatorResult } from "../indicators/index.js";
import type { Lang } from "../messages/index.js";
import type { Store } from "../store/index.js";
import { aggregateRound } from "./aggregate/round.js";
import { assembleRound } from "./assemble.js";

/** Submissions that count whose values are held in memory; of more, the engine aggregates them. */
const mostInMemory = 2_000;

export async function indicatorsOf(
  campaign: Campaign,
  store: Store,
  lang: Lang,
  most = mostInMemory,
): Promise<IndicatorResult[]> {
  const counting = (await store.submissions()).filter(({ state }) => state === "current").length;
  const round = counting > most ? aggregateRound : assembleRound;
  return (await round(campaign, store, lang)).indicators;
}
