/**
 * Sums of figures as decimals: each number counts as the shortest decimal that gives its double, and the sum is rounded to
 * a double once. It depends neither on the order nor on who adds, so a database and we get the same to the last bit.
 */

/** Figures with at most six decimals and fifteen digits are whole numbers of this part. */
const perUnit = 1e6;
const mostDigits = 1e15;

export function exactSum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) {
    const parts = Math.round(number * perUnit);
    if (Math.abs(parts) >= mostDigits || parts / perUnit !== number) return sumOfDecimals(numbers);
    total += parts;
    if (Math.abs(total) > Number.MAX_SAFE_INTEGER) return sumOfDecimals(numbers);
  }
  return total / perUnit;
}

/** The double nearest to a whole number of millionths. */
export function ofMillionths(parts: bigint): number {
  return Number(`${parts}e-6`);
}

function sumOfDecimals(numbers: readonly number[]): number {
  let total = 0n;
  let decimals = 0;
  for (const number of numbers) {
    if (!Number.isFinite(number)) return numbers.reduce((sum, one) => sum + one, 0);
    const [mantissa, exponent] = number.toExponential().split("e") as [string, string];
    const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
    const own = fraction.length - Number(exponent);
    if (own > decimals) {
      total *= 10n ** BigInt(own - decimals);
      decimals = own;
    }
    total += BigInt(whole + fraction) * 10n ** BigInt(decimals - own);
  }
  return Number(`${total}e-${decimals}`);
}
