/**
 * A report carries its own figures inside the Word file (a custom XML part, which Word keeps when the file is edited
 * and saved), so that a later report of the same campaign can say what has changed since.
 */
import { strFromU8, unzipSync } from "fflate";
import { z } from "zod";
import { type Campaign, ratingSchema } from "../campaign/schema.js";
import type { IndicatorResult } from "../indicators/result.js";
import { UserError } from "../messages/index.js";

const schema = z.object({
  campaign: z.string(),
  /** Basis of its data, as printed. */
  basis: z.string(),
  asOf: z.iso.date(),
  draft: z.boolean(),
  indicators: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      value: z.number().nullable(),
      rating: ratingSchema,
      reported: z.int(),
      expected: z.int(),
    }),
  ),
});

interface Reported {
  campaign: Campaign;
  indicators: IndicatorResult[];
  asOf: string;
  draft: boolean;
}

export type EarlierReport = z.infer<typeof schema>;

const namespace = "urn:tonghop:report:1";
const part = /^customXml\/item\d+\.xml$/;
const most = 64 << 20;

/** What a report is to carry. */
export function figuresOf({ campaign, indicators, asOf, draft }: Reported): EarlierReport {
  return {
    campaign: campaign.code,
    basis: campaign.basis.choices.find((choice) => choice.code === campaign.basis.code)?.name ?? campaign.basis.code,
    asOf,
    draft,
    indicators: indicators.map(({ code, name, value, rating, coverage: { reported, expected } }) => ({
      code,
      name,
      value,
      rating,
      reported,
      expected,
    })),
  };
}

/** The XML of the part: JSON in one element, so that there is one way to read and to write it. */
export function figuresXml(figures: EarlierReport): string {
  const text = JSON.stringify(figures).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<figures xmlns="${namespace}">${text}</figures>`;
}

/** Throws a UserError where the file is not a report of this campaign. */
export function readEarlier(bytes: Uint8Array, path: string, campaign: string): EarlierReport {
  const figures = read(bytes);
  if (figures === null) throw new UserError("report.since_unreadable", { path }, 2);
  if (figures.campaign !== campaign)
    throw new UserError("report.since_other", { path, campaign: figures.campaign, wanted: campaign }, 2);
  return figures;
}

function read(bytes: Uint8Array): EarlierReport | null {
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => part.test(name) && originalSize < most });
    for (const xml of Object.values(parts).map((one) => strFromU8(one))) {
      const text = /<figures xmlns="urn:tonghop:report:1"[^>]*>([^<]*)<\/figures>/.exec(xml)?.[1];
      const read = schema.safeParse(text === undefined ? null : JSON.parse(unescaped(text)));
      if (read.success) return read.data;
    }
  } catch {
    // Not a zip, or not JSON: not a report of ours.
  }
  return null;
}

/** Word writes quotes in text as they are, other programs may not. */
function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#34;/g, '"');
}
