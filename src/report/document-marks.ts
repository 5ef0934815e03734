/** What every page of a document says while it is not final: that it is a draft, that figures are illustrative. */
import { message } from "../messages/index.js";
import { count } from "./numbers.js";

export function documentMarks({
  draft,
  blockers,
  illustrative,
}: {
  draft: boolean;
  blockers: number;
  illustrative: boolean;
}): string[] {
  const marks: string[] = [];
  if (draft)
    marks.push(
      blockers > 0
        ? message("vi", "report.mark.blockers", { count: count(blockers) })
        : message("vi", "report.mark.draft"),
    );
  if (illustrative) marks.push(message("vi", "report.mark.illustrative"));
  return marks;
}
