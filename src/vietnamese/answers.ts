/** Yes-or-no answers as clerks give them (case 69), mapped to the text Có or Không that formulas compare with. */
import type { Answer, MissingReason } from "../model.js";
import { readMended } from "./encodings.js";
import { type MissingCode, readMissingWord } from "./missing-words.js";
import { clean, isUnaccented, plain, toneNormal } from "./unicode.js";

export interface AnswerReading {
  verdict: "accept" | "warn" | "reject" | "missing";
  value: Answer | null;
  code: MissingCode | "answer.plain" | "answer.informal" | "answer.unreadable";
  reason?: MissingReason;
}

/** Said so that nobody can take it otherwise. */
const sure = new Map<string, Answer>([
  ...["có", "đã có", "x", "✓", "✔", "☑", "√", "1", "true", "yes"].map((word) => [word, "Có"] as const),
  ...["không", "không có", "0", "false", "no"].map((word) => [word, "Không"] as const),
]);

/** Understood, but listed for confirmation: abbreviations, and "not yet" for no. */
const informal = new Map<string, Answer>([
  ...["c", "y", "v", "rồi", "đã", "đúng"].map((word) => [word, "Có"] as const),
  ...["k", "ko", "kg", "n", "chưa", "chưa có"].map((word) => [word, "Không"] as const),
]);

/** No answer and no reason is as long as this. */
const longest = 500;

/** Reads what a cell holds. Never throws. */
export function readAnswer(raw: string | number | boolean): AnswerReading {
  const given = String(raw);
  const read = readText(given);
  if (read.verdict !== "reject" || given.length > longest) return read;
  return readMended(given, readText) ?? read;
}

function readText(given: string): AnswerReading {
  const text = clean(given).replace(/^['’]\s*/, "");
  const word = text.length > longest ? "" : text.replace(/[.;!]+$/, "");
  const answer = look(sure, word);
  if (answer) return { verdict: "accept", value: answer, code: "answer.plain" };
  const guess = look(informal, word);
  if (guess) return { verdict: "warn", value: guess, code: "answer.informal" };
  const missing = readMissingWord(text);
  if (missing?.code === "missing.zero") return { verdict: "warn", value: "Không", code: "answer.informal" };
  if (missing) return { verdict: "missing", value: null, ...missing };
  return { verdict: "reject", value: null, code: "answer.unreadable" };
}

function look(words: ReadonlyMap<string, Answer>, word: string): Answer | undefined {
  const written = words.get(toneNormal(word));
  if (written || !isUnaccented(word)) return written;
  for (const [known, answer] of words) if (plain(known) === plain(word)) return answer;
  return undefined;
}
