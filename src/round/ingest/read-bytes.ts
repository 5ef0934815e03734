/** The bytes of one workbook to a read submission, or why not. Nothing is stored. */
import type { KeyObject } from "node:crypto";
import type { Campaign } from "../../campaign/index.js";
import { type Clues, identify, type ReadSubmission, readSubmission } from "../../intake/index.js";
import type { MessageCode, Slots } from "../../messages/index.js";
import { manifestIn, readWorkbook, UnreadableWorkbook } from "../../workbook/index.js";
import { historyOf, previousOf } from "../previous.js";

export interface ReadOptions extends Clues {
  /** Opens an encrypted workbook. */
  password?: string | undefined;
  /** Of the campaign's secret, where it has one: stamps must then be signed. */
  key?: KeyObject | undefined;
}

export function readBytes(
  campaign: Campaign,
  bytes: Uint8Array,
  sha256: string,
  options: ReadOptions,
): ReadSubmission | { refused: MessageCode; slots: Slots } {
  try {
    const workbook = readWorkbook(bytes, {}, options.password === undefined ? {} : { password: options.password });
    const identity = identify(campaign, workbook, options, historyOf(campaign), options.key);
    if ("refused" in identity) return identity;
    const previous = previousOf(campaign, identity.unit);
    return readSubmission(campaign, identity, workbook, sha256, previous, manifestIn(bytes));
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { refused: error.code as MessageCode, slots: error.slots };
    throw error;
  }
}
