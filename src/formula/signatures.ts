/** The functions a definition may use, and what each takes. Every program our users have knows them all. */

export interface Signature {
  readonly least: number;
  readonly most: number;
  /** Whether an argument must be a name: Excel takes no computed array there. */
  isRange(index: number): boolean;
  /** Whether an argument is a criterion, such as `">5"`. */
  isCriterion(index: number): boolean;
  /** Arguments after the first `least` come in pairs of range and criterion. */
  readonly pairs: boolean;
}

const never = () => false;
const odd = (index: number) => index % 2 === 1;
const even = (index: number) => index % 2 === 0;

const takes = (least: number, most = least): Signature => ({
  least,
  most,
  isRange: never,
  isCriterion: never,
  pairs: false,
});
const many = takes(1, 255);
const countIf: Signature = { ...takes(2), isRange: even, isCriterion: odd, pairs: false };
const targetAndPairs: Signature = {
  ...takes(3, 255),
  isRange: (index) => index === 0 || odd(index),
  isCriterion: (index) => index > 0 && even(index),
  pairs: true,
};

const signatures = new Map<string, Signature>([
  ["SUM", many],
  ["AVERAGE", many],
  ["COUNT", many],
  ["COUNTA", many],
  ["COUNTBLANK", { ...takes(1), isRange: even }],
  ["MIN", many],
  ["MAX", many],
  ["MEDIAN", many],
  ["SUMIF", { ...countIf, most: 3 }],
  ["SUMIFS", targetAndPairs],
  ["COUNTIF", countIf],
  ["COUNTIFS", { ...countIf, most: 254, pairs: true }],
  ["AVERAGEIFS", targetAndPairs],
  ["SUMPRODUCT", many],
  ["IF", takes(2, 3)],
  ["IFERROR", takes(2)],
  ["AND", many],
  ["OR", many],
  ["NOT", takes(1)],
  ["ISBLANK", takes(1)],
  ["ISNUMBER", takes(1)],
  ["ISTEXT", takes(1)],
  ["ABS", takes(1)],
  ["ROUND", takes(2)],
  ["ROUNDUP", takes(2)],
  ["ROUNDDOWN", takes(2)],
  ["INT", takes(1)],
  ["TRUNC", takes(1, 2)],
  ["MOD", takes(2)],
  ["POWER", takes(2)],
  ["SQRT", takes(1)],
  ["EXP", takes(1)],
  ["LN", takes(1)],
  ["LOG10", takes(1)],
  ["LEN", takes(1)],
  ["TRIM", takes(1)],
  ["LEFT", takes(1, 2)],
  ["RIGHT", takes(1, 2)],
  ["UPPER", takes(1)],
  ["LOWER", takes(1)],
  ["EXACT", takes(2)],
  ["DATE", takes(3)],
  ["YEAR", takes(1)],
  ["MONTH", takes(1)],
  ["DAY", takes(1)],
]);

/** undefined for a function that is not allowed; in any case of letters. */
export function signatureOf(name: string): Signature | undefined {
  return signatures.get(name.toUpperCase());
}

export function allowedFunctions(): string[] {
  return [...signatures.keys()];
}

export function takesCount(signature: Signature, count: number): boolean {
  const { least, most, pairs } = signature;
  return count >= least && count <= most && (!pairs || (count - least) % 2 === 0);
}

/** `2`, `1–2`, `3, 5, 7…`: how many arguments a function takes, for people. */
export function countWanted({ least, most, pairs }: Signature): string {
  if (pairs) return `${least}, ${least + 2}, ${least + 4}…`;
  return least === most ? String(least) : `${least}–${most}`;
}
