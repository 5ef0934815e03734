/** A problem of the definition, with the place in the file where it is mended. */
import type { MessageCode, Slots } from "../messages/index.js";

export interface Place {
  /** File name inside the campaign folder. */
  file: string;
  /** 1-based. */
  line: number;
  column: number;
}

export interface Problem extends Place {
  code: MessageCode;
  slots: Slots;
  /** A notice does not stop anything: it lists what is left to replace. */
  level: "error" | "notice";
}
