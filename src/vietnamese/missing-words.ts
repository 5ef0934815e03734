/**
 * What clerks write instead of a figure (cases 7 to 9): nothing happened, not known yet, not ours, secret. Known words
 * only, whole cells only: what is not on these lists is no reason.
 */
import type { MissingReason } from "../model.js";
import { clean, isUnaccented, plain, toneNormal } from "./unicode.js";

export type MissingCode =
  | "missing.blank"
  | "missing.dash"
  | "missing.zero"
  | "missing.not_yet"
  | "missing.not_applicable"
  | "missing.included_elsewhere"
  | "missing.confidential";

export interface MissingWord {
  code: MissingCode;
  reason?: MissingReason;
}

const words: Record<Exclude<MissingCode, "missing.blank" | "missing.dash">, string> = {
  "missing.zero": `không | không có | không phát sinh | không có phát sinh | không ps | ko | ko có | ko phát sinh | ko ps |
    k có | k phát sinh | chưa phát sinh | không xảy ra | trong kỳ không phát sinh | trong năm không phát sinh`,
  "missing.not_yet": `chưa có | chưa có số liệu | chưa có dữ liệu | chưa có thông tin | chưa có báo cáo | chưa thống kê |
    chưa thống kê được | chưa tổng hợp | chưa tổng hợp được | chưa tổng hợp xong | đang tổng hợp | đang thống kê |
    đang rà soát | đang cập nhật | đang thu thập | chưa cập nhật | chưa xác định | chưa rõ | chờ số liệu | sẽ bổ sung |
    bổ sung sau | không có số liệu | không có dữ liệu | không có thông tin | không thống kê | không thống kê được |
    không theo dõi | n/a | na`,
  "missing.not_applicable": `không thuộc phạm vi | không thuộc phạm vi báo cáo | không thuộc phạm vi quản lý |
    không thuộc phạm vi của đơn vị | không thuộc chức năng | không thuộc chức năng nhiệm vụ | không thuộc thẩm quyền |
    không thuộc nhiệm vụ | không thuộc đối tượng | không thuộc lĩnh vực | ngoài phạm vi | không áp dụng |
    không liên quan`,
  "missing.included_elsewhere": `đã tính trong số liệu khác | đã tính ở số liệu khác | đã tính ở chỉ tiêu khác |
    đã tính trong chỉ tiêu khác`,
  "missing.confidential": "mật | số liệu mật | bí mật | bí mật nhà nước | thông tin mật | tài liệu mật",
};

const reasons: Partial<Record<MissingCode, MissingReason>> = {
  "missing.zero": "zero",
  "missing.not_yet": "not_yet",
  "missing.not_applicable": "na",
  "missing.included_elsewhere": "included_in",
  "missing.confidential": "confidential",
};

const accented = new Map<string, MissingCode>();
const unaccented = new Map<string, MissingCode>();
for (const [code, list] of Object.entries(words) as [MissingCode, string][]) {
  for (const word of list.split("|").map(clean)) {
    accented.set(toneNormal(word), code);
    unaccented.set(plain(word), code);
  }
}

/** Longer than any of the words with its brackets; also keeps the patterns below quick. */
const longest = 200;

/** The meaning of the whole text, if it is one of the known words; null otherwise. */
export function readMissingWord(text: string): MissingWord | null {
  const written = clean(text);
  if (written === "") return { code: "missing.blank" };
  if (/^[-–—−_./\\…]+$/.test(written)) return { code: "missing.dash" };
  if (written.length > longest) return null;
  const word = written.replace(/^[("'“]+|[)"'”.;!,]+$/g, "").trim();
  // "mất" is not "mật": a word with accents must have the right ones, one without may stand for them.
  const code = accented.get(toneNormal(word)) ?? (isUnaccented(word) ? unaccented.get(plain(word)) : undefined);
  if (code === undefined) return null;
  const reason = reasons[code];
  return reason === undefined ? { code } : { code, reason };
}
