/** What every command is given: where the campaign is, the clock, the language, and where to print. */
import { join, resolve } from "node:path";
import { type Campaign, findCampaign, loadCampaign } from "../campaign/index.js";
import { type Lang, UserError } from "../messages/index.js";
import { openStoreAt, type Store } from "../store/index.js";

export interface Streams {
  /** The result. */
  out(text: string): void;
  /** Progress and problems. */
  err(text: string): void;
  /** Whether a person watches standard error. */
  interactive: boolean;
  colour: boolean;
}

export interface Context {
  streams: Streams;
  lang: Lang;
  json: boolean;
  quiet: boolean;
  /** Instant of this run, ISO 8601. */
  now: string;
  cwd: string;
  campaignOption: string | undefined;
  storeOption: string | undefined;
}

export function campaignFolder(context: Context): string {
  const start = context.campaignOption === undefined ? context.cwd : resolve(context.cwd, context.campaignOption);
  return findCampaign(start);
}

export function campaignOf(context: Context): Campaign {
  return loadCampaign(campaignFolder(context), context.lang);
}

/** Opens the store for the time of `work`. */
export async function withStore<T>(
  context: Context,
  campaign: Campaign,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const address = context.storeOption ?? join(campaignFolder(context), "tonghop.duckdb");
  const store = await openStoreAt(address, campaign.code);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** An instant given by a person: a day alone means its end in the campaign's zone (+07:00 where none is said). */
export function instant(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T23:59:00+07:00` : value;
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(day) ? `${day}+07:00` : day;
  const time = Date.parse(zoned);
  if (Number.isNaN(time)) throw new UserError("option.bad_date", { value }, 2);
  return new Date(time).toISOString();
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UserError("option.bad_number", { value }, 2);
  return Number(value);
}
