/**
 * Everything people read, Vietnamese first. A message is found by its code; its slots are written {name}.
 * A room's messages stand in one file here; none stands in the middle of logic.
 */
import { campaignMessages } from "./campaign.js";
import { commandMessages } from "./commands.js";
import { formulaMessages } from "./formula.js";
import { helpMessages } from "./help.js";
import { indicatorMessages } from "./indicators.js";
import { intakeMessages } from "./intake.js";
import { letterMessages } from "./letters.js";
import { operationsMessages } from "./operations.js";
import { readingMessages } from "./reading.js";
import { reportMessages } from "./report.js";
import { rollupMessages } from "./rollup.js";
import { storeMessages } from "./store.js";
import { templateMessages } from "./templates.js";
import { unpackMessages } from "./unpack.js";

export type Lang = "vi" | "en";
export type Catalogue = Record<string, { vi: string; en: string }>;

export const catalogue = {
  ...formulaMessages,
  ...campaignMessages,
  ...readingMessages,
  ...reportMessages,
  ...templateMessages,
  ...indicatorMessages,
  ...storeMessages,
  ...operationsMessages,
  ...rollupMessages,
  ...intakeMessages,
  ...unpackMessages,
  ...commandMessages,
  ...helpMessages,
  ...letterMessages,
} satisfies Catalogue;

export type MessageCode = keyof typeof catalogue;
/** A message inside another one: told in the same language. */
export interface Told {
  code: MessageCode;
  slots?: Slots;
}
export type Slots = { [name: string]: string | number | Told };

/** The text of a message with its slots filled; a slot not given stays visible as {name}. */
export function message(lang: Lang, code: MessageCode, slots: Slots = {}): string {
  return catalogue[code][lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = slots[name];
    if (value === undefined) return whole;
    return typeof value === "object" ? message(lang, value.code, value.slots) : String(value);
  });
}

/**
 * A problem a person caused or can mend. `exit` is the exit status it leads to: 1 the data have errors, 2 the call or
 * the definition is wrong, 3 the surroundings failed.
 */
export class UserError extends Error {
  readonly code: MessageCode;
  readonly slots: Slots;
  readonly exit: 1 | 2 | 3;
  /** Lines printed above the message, such as every error of a definition. */
  details: (string | Told)[] = [];
  constructor(code: MessageCode, slots: Slots = {}, exit: 1 | 2 | 3 = 2) {
    super(message("vi", code, slots));
    this.name = "UserError";
    this.code = code;
    this.slots = slots;
    this.exit = exit;
  }
}
