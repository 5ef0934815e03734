/** The one way a file is refused: with a code and slots for people, never half-read. Knows nothing of workbooks. */
import { type MessageCode, message, type Slots } from "../../messages/index.js";

export type UnreadableCode = Extract<MessageCode, `reading.${string}`>;

/** The file is no workbook that can be read safely and whole. `code` says why; its message says what to do. */
export class UnreadableWorkbook extends Error {
  readonly code: UnreadableCode;
  readonly slots: Slots;
  constructor(code: UnreadableCode, slots: Slots = {}) {
    super(message("vi", code, slots));
    this.name = "UnreadableWorkbook";
    this.code = code;
    this.slots = slots;
  }
}
