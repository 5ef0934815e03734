/** Reads one YAML file of the definition against its zod schema; every problem carries line and column. */
import { isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import type { Place, Problem } from "./problem.js";

type Path = readonly PropertyKey[];

export interface YamlFile<T> {
  data: T | null;
  problems: Problem[];
  /** Where a value, or the nearest one around it, stands in the file. */
  place(path: Path): Place;
}

export function readYaml<T>(file: string, source: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, maxAliasCount: 50 } as Parameters<
    typeof parseDocument
  >[1]);
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const place = (path: Path): Place => {
    for (let end = path.length; end > 0; end--) {
      const node = document.getIn(path.slice(0, end), true) as Node | undefined;
      if (node?.range) return at(node.range[0]);
    }
    return at(0);
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error): Problem => {
      const detail = error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
      return { ...at(error.pos[0]), level: "error", code: "campaign.yaml", slots: { detail } };
    });
    return { data: null, problems, place };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { data: parsed.data, problems: [], place };
  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        ...(keyPlace(issue.path, key) ?? place(issue.path)),
        level: "error",
        code: "campaign.unknown_key",
        slots: { path: dotted(issue.path), key },
      }));
    }
    return [{ ...place(issue.path), level: "error", code: "campaign.shape", slots: shapeSlots(issue) }];
  });
  return { data: null, problems, place };

  function keyPlace(path: Path, key: string): Place | null {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (!isMap(node)) return null;
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    return pair && isScalar(pair.key) && pair.key.range ? at(pair.key.range[0]) : null;
  }
}

export function dotted(path: Path): string {
  return path.map((step) => (typeof step === "number" ? `[${step + 1}]` : String(step))).join(".") || "(gốc)";
}

const localeError = { vi: z.locales.vi().localeError, en: z.locales.en().localeError };

/** What zod says, in both languages; the message picks its own. */
export function shapeSlots(issue: z.core.$ZodIssue): Record<string, string> {
  const text = (lang: "vi" | "en") => {
    const said = localeError[lang](issue as z.core.$ZodRawIssue);
    return typeof said === "string" ? said : (said?.message ?? issue.message);
  };
  return { path: dotted(issue.path), vi: text("vi"), en: text("en") };
}
