/** The campaign's secret, with which forms are signed: kept out of sight, never printed, never stored. */
import { createSecretKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { secretFileName } from "../intake/index.js";
import { UserError } from "../messages/index.js";
import { type Context, campaignFolder } from "./context.js";

/** What is shorter can be guessed. */
const leastCharacters = 16;

/** As the environment gives it, else as it lies in the campaign's folder; undefined where there is none. */
export function stampKey(context: Context): KeyObject | undefined {
  const given = context.secret();
  if (given && "text" in given) return keyOf(given.text, "TONGHOP_SECRET");
  const file = given?.file ?? join(campaignFolder(context), secretFileName);
  if (!given && !existsSync(file)) return undefined;
  return keyOf(contentOf(file), file);
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? "";
    throw new UserError("secret.unreadable", { path, detail }, 2);
  }
}

/** Spaces and line breaks around it are the editor's, not the secret's. */
function keyOf(text: string, source: string): KeyObject {
  const secret = text.replace(/^\ufeff/, "").trim();
  if ([...secret].length < leastCharacters) throw new UserError("secret.short", { source, least: leastCharacters }, 2);
  return createSecretKey(Buffer.from(secret, "utf8"));
}
