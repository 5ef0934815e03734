/** What one check of `doctor` found. */
import type { MessageCode, Slots } from "../../messages/index.js";

export type Level = "ok" | "warning" | "problem";

export interface Checked {
  /** Name of the check; several lines may share one. */
  check: "program" | "definition" | "folders" | "space" | "fonts" | "clock" | "store" | "rows" | "received";
  level: Level;
  code: MessageCode;
  slots: Slots;
}

export function found(check: Checked["check"], level: Level, code: MessageCode, slots: Slots = {}): Checked {
  return { check, level, code, slots };
}
