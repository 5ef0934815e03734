/** What is wrong with a report template that an officer may have changed: which file, which line, what to do. */
import { reportMessages } from "../messages/report.js";

type ReportMessageCode = keyof typeof reportMessages;

/** Like UserError; a class of its own because the codes of this room are not in the common catalogue yet. */
export class TemplateProblem extends Error {
  readonly code: ReportMessageCode;
  readonly slots: Record<string, string | number>;
  readonly exit = 2;
  constructor(code: ReportMessageCode, slots: Record<string, string | number>) {
    super(reportMessage(code, slots));
    this.name = "TemplateProblem";
    this.code = code;
    this.slots = slots;
  }
}

/** A text of this room in Vietnamese, with its slots filled. */
export function reportMessage(code: ReportMessageCode, slots: Record<string, string | number> = {}): string {
  return reportMessages[code].vi.replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}
