/** The secrets of a campaign: kept out of sight, never printed, never stored. */
import { createSecretKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Campaign } from "../campaign/index.js";
import { secretFileName } from "../intake/index.js";
import { UserError } from "../messages/index.js";
import { sealWith } from "../round/seal.js";
import type { Seal } from "../store/index.js";
import { type Context, campaignFolder, type GivenSecret } from "./context.js";

/** What is shorter can be guessed. */
const leastCharacters = 16;

/** With which forms are signed: as the environment gives it, else as it lies in the campaign's folder; undefined where there is none. */
export function stampKey(context: Context): KeyObject | undefined {
  const file = join(campaignFolder(context), secretFileName);
  const given = context.secret("TONGHOP_SECRET") ?? (existsSync(file) ? { file } : null);
  return given === null ? undefined : createSecretKey(Buffer.from(textOf(given, "TONGHOP_SECRET"), "utf8"));
}

/** How received bytes are kept: encrypted where the environment gives a key. */
export function receivedSeal(context: Context, campaign: Campaign): Seal {
  const given = context.secret("TONGHOP_RECEIVED_KEY");
  return sealWith(given === null ? null : textOf(given, "TONGHOP_RECEIVED_KEY"), campaign.code);
}

/** Spaces and line breaks around it are the editor's, not the secret's. */
function textOf(given: GivenSecret, name: string): string {
  const text = "text" in given ? given.text : contentOf(given.file, name);
  const secret = text.replace(/^\ufeff/, "").trim();
  const source = "text" in given ? name : given.file;
  if ([...secret].length < leastCharacters) throw new UserError("secret.short", { source, least: leastCharacters }, 2);
  return secret;
}

function contentOf(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? "";
    throw new UserError("secret.unreadable", { path, detail, name }, 2);
  }
}
