/** Comments on cells: a clerk's real answer is sometimes there. */
import type { ReadLimits } from "./limits.js";
import { RichText } from "./rich-text.js";
import { UnreadableWorkbook } from "./unreadable.js";
import { readXml } from "./xml.js";

/** The notes of a sheet, by cell. */
export function readComments(text: string, part: string, limits: ReadLimits): Map<string, string> {
  return readXml(text, part, "comments", limits, () => {
    const comments = new Map<string, string>();
    const rich = new RichText();
    let cell = "";
    return {
      open(name, attribute) {
        if (name === "comment") cell = attribute("ref") ?? "";
        rich.open(name);
      },
      text: (piece) => rich.text(piece),
      close(name) {
        rich.close(name);
        if (name === "comment") comments.set(cell, checked(rich.take(), part, limits));
      },
      result: () => comments,
    };
  });
}

/** The threads of a sheet, by cell: what was said, one remark a line. Newer Excels keep only a stub in the note. */
export function readThreads(text: string, part: string, limits: ReadLimits): Map<string, string> {
  return readXml(text, part, "ThreadedComments", limits, () => {
    const threads = new Map<string, string>();
    let cell = "";
    let remark: string | null = null;
    return {
      open(name, attribute) {
        if (name === "threadedComment") cell = attribute("ref") ?? "";
        else if (name === "text") remark = "";
      },
      text(piece) {
        if (remark !== null) remark += piece;
      },
      close(name) {
        if (name !== "text" || remark === null) return;
        const said = threads.get(cell);
        threads.set(cell, checked(said === undefined ? remark : `${said}\n${remark}`, part, limits));
        remark = null;
      },
      result: () => threads,
    };
  });
}

function checked(text: string, part: string, limits: ReadLimits): string {
  if (text.length > limits.textLength) throw new UnreadableWorkbook("reading.text_too_long", { part });
  return text;
}
