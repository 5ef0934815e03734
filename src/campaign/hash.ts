/** The definition hash: what a returned workbook's cells mean. A mended spelling in a message does not change it. */
import { createHash } from "node:crypto";
import type { Campaign } from "./schema.js";

type Meaning = Pick<Campaign, "code" | "year" | "elements" | "rosters">;

const hashes = new WeakMap<Meaning, string>();

export function definitionHash(campaign: Meaning): string {
  const hash = hashes.get(campaign) ?? hashOf(campaign);
  hashes.set(campaign, hash);
  return hash;
}

function hashOf(campaign: Meaning): string {
  const meaning = {
    code: campaign.code,
    year: campaign.year,
    elements: campaign.elements.map(({ code, type, unit, group, sumOf, decimals, min, max, reporters }) => ({
      ...{ code, type, unit, group, sumOf, decimals, min, max, reporters },
    })),
    rosters: campaign.rosters.map(({ code, key, columns, reporters }) => ({
      ...{ code, key, reporters },
      columns: columns.map(({ code, type, unit, list }) => ({ code, type, unit, list })),
    })),
  };
  return createHash("sha256").update(JSON.stringify(meaning)).digest("hex").slice(0, 16);
}
