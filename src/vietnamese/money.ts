/** Units of money that clerks write behind an amount, and what they are in đồng. */
import { plain } from "./unicode.js";

const inDong: Record<string, number> = {
  d: 1,
  dong: 1,
  vnd: 1,
  nghin: 1e3,
  nghind: 1e3,
  nghindong: 1e3,
  nghinvnd: 1e3,
  ngan: 1e3,
  ngandong: 1e3,
  tr: 1e6,
  trd: 1e6,
  trdong: 1e6,
  trieu: 1e6,
  trieud: 1e6,
  trieudong: 1e6,
  trieuvnd: 1e6,
  ty: 1e9,
  tyd: 1e9,
  tydong: 1e9,
  tyvnd: 1e9,
  ti: 1e9,
  tid: 1e9,
  tidong: 1e9,
  tivnd: 1e9,
};

/** "tr.đ", "Triệu đồng" → 1,000,000; null where the word is no unit of money. */
export function moneyUnit(word: string): number | null {
  const key = plain(word).replace(/[. ]/g, "");
  return Object.hasOwn(inDong, key) ? inDong[key]! : null;
}
