/** Numbers as an official Vietnamese document prints them: dot for thousands, comma for decimals, rounded once. */

/**
 * 1234.5 → "1.234,5". Rounds half away from zero, as Excel's ROUND does, on the 15 digits Excel keeps: 1.005 to two
 * decimals is "1,01", although the double is a little less. Never "-0". Without `decimals`, as many as there are.
 * What is no number prints as "-".
 */
export function formatNumber(n: number, decimals?: number): string {
  if (!Number.isFinite(n)) return "-";
  const { digits, point } = significant(Math.abs(n));
  const places = decimals ?? Math.max(0, digits.length - point);
  const scaled = rounded(digits, point + places).padStart(places + 1, "0");
  const integer = scaled.slice(0, scaled.length - places).replace(/\B(?=(\d{3})+$)/g, ".");
  const text = places === 0 ? integer : `${integer},${scaled.slice(-places)}`;
  return n < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

/** A count in a sentence: 5 → "05", 52 → "52", 1234 → "1.234". Only whole numbers under ten get the zero. */
export function leadingZero(n: number): string {
  return Number.isInteger(n) && n >= 0 && n < 10 ? `0${n}` : formatNumber(n);
}

/** 93.4 → "93,4%". The value is in percent already, never a fraction of one. */
export function formatPercent(n: number, decimals = 1): string {
  return Number.isFinite(n) ? `${formatNumber(n, decimals)}%` : "-";
}

/** The difference of two percentages: 3.6 → "3,6 điểm phần trăm". */
export function formatPercentPoints(n: number, decimals = 1): string {
  return Number.isFinite(n) ? `${formatNumber(n, decimals)} điểm phần trăm` : "-";
}

/** Up, down or neither, as the difference will print: a fall that rounds to 0,0 is none. */
export function changeWord(difference: number, decimals?: number): "tăng" | "giảm" | "không thay đổi" {
  const printed = formatNumber(difference, decimals);
  if (!/[1-9]/.test(printed)) return "không thay đổi";
  return printed.startsWith("-") ? "giảm" : "tăng";
}

/** The significant digits, at most 15, and how many stand before the decimal point (below 0: zeros after it). */
function significant(n: number): { digits: string; point: number } {
  if (n === 0) return { digits: "0", point: 1 };
  const [mantissa, exponent] = n.toExponential(14).split("e");
  return { digits: mantissa!.replace(".", "").replace(/0+$/, ""), point: Number(exponent) + 1 };
}

/** The number that the first `keep` digits make, rounded half up by the next; as digits. */
function rounded(digits: string, keep: number): string {
  if (keep < 0) return "0";
  const kept = BigInt(digits.slice(0, keep).padEnd(keep, "0") || "0");
  return String((digits[keep] ?? "0") >= "5" ? kept + 1n : kept);
}
