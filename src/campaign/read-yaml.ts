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
  /** Where a character of a text stands: behind its quote, if it has one. */
  within(path: Path, offset: number): Place;
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
  const within = (path: Path, offset: number): Place => {
    const node = document.getIn(path, true);
    const { line, column } = place(path);
    const quote = isScalar(node) && node.type?.startsWith("QUOTE") ? 1 : 0;
    return { file, line, column: column + quote + offset };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error): Problem => {
      const detail = error.message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
      return { ...at(error.pos[0]), level: "error", code: "campaign.yaml", slots: { detail } };
    });
    return { data: null, problems, place, within };
  }
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    // A text that begins with an asterisk is an alias to YAML.
    const detail = (error as Error).message;
    return {
      data: null,
      problems: [{ ...at(0), level: "error", code: "campaign.yaml", slots: { detail } }],
      place,
      within,
    };
  }
  const parsed = schema.safeParse(content, { reportInput: true });
  if (parsed.success) return { data: parsed.data, problems: [], place, within };
  const problems = parsed.error.issues.flatMap((issue): Problem[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        ...(keyPlace(issue.path, key) ?? place(issue.path)),
        level: "error",
        code: "campaign.unknown_key",
        slots: { path: dotted(issue.path), key },
      }));
    }
    return [{ ...place(issue.path), level: "error", ...shapeProblem(issue) }];
  });
  return { data: null, problems, place, within };

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

/** What zod says, in both languages; a part that is missing is called missing. */
export function shapeProblem(issue: z.core.$ZodIssue): Pick<Problem, "code" | "slots"> {
  const path = dotted(issue.path);
  if (issue.code === "invalid_type" && issue.input === undefined) return { code: "campaign.missing", slots: { path } };
  const text = (lang: "vi" | "en") => {
    const said = localeError[lang](issue as z.core.$ZodRawIssue);
    return typeof said === "string" ? said : (said?.message ?? issue.message);
  };
  return { code: "campaign.shape", slots: { path, vi: text("vi"), en: text("en") } };
}
