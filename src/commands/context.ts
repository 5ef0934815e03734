/** What every command is given: where the campaign is, the clock, the language, and where to print. */
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { type Campaign, findCampaign, isCampaign, loadCampaign } from "../campaign/index.js";
import { type Lang, message, UserError } from "../messages/index.js";
import { openStoreAt, type Store } from "../store/index.js";
import { readInstant } from "../vietnamese/index.js";

export interface Streams {
  /** The result. */
  out(text: string): void;
  /** Progress and problems. */
  err(text: string): void;
  /** Whether a person watches standard error. */
  interactive: boolean;
  colour: boolean;
}

export type GivenSecret = { text: string } | { file: string };

export interface Context {
  streams: Streams;
  lang: Lang;
  json: boolean;
  quiet: boolean;
  /** Instant of this run, ISO 8601. */
  now: string;
  cwd: string;
  /** Threads that may read workbooks beside each other. */
  threads: number;
  campaignOption: string | undefined;
  storeOption: string | undefined;
  /** A secret as the environment has it: in the variable of this name, or in the file that `<name>_FILE` names. */
  secret: (name: string) => GivenSecret | null;
}

/** The folder named, or the nearest one up from here. A folder that is named is never replaced by one above it. */
export function campaignFolder(context: Context): string {
  if (context.campaignOption === undefined) return findCampaign(context.cwd);
  const folder = resolve(context.cwd, context.campaignOption);
  if (!isCampaign(folder)) throw new UserError("campaign.not_here", { folder }, 2);
  return folder;
}

export function campaignOf(context: Context): Campaign {
  return loadCampaign(campaignFolder(context), context.lang);
}

/** Of the campaign's store. */
export function storeAddress(context: Context): string {
  return context.storeOption ?? join(campaignFolder(context), "tonghop.duckdb");
}

/** Opens the store for the time of `work`. */
export async function withStore<T>(
  context: Context,
  campaign: Campaign,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStoreAt(storeAddress(context), campaign.code, (code, slots) =>
    context.streams.err(`${message(context.lang, code, slots)}\n`),
  );
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** An instant given by a person. */
export function instant(value: string): string {
  const read = readInstant(value);
  if (read === null) throw new UserError("option.bad_date", { value }, 2);
  return read;
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UserError("option.bad_number", { value }, 2);
  return Number(value);
}

/** Who decides: as `--by` says, else the account on this machine. */
export function decider(by: string | undefined): string {
  if (by?.trim()) return by.trim();
  const { USER, USERNAME } = process.env;
  try {
    return USER || USERNAME || userInfo().username;
  } catch {
    return ""; // an account that the system has no name for
  }
}
