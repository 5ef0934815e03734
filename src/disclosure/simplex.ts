/**
 * Linear programmes of a few dozen unknowns: the largest value of a linear form over { x ≥ 0 : A x = b }. Dense, with
 * the tableau kept between questions, since a disclosure audit asks many of one system.
 */

const tolerance = 1e-9;
/** Steps with the steepest rule before Bland's, which cannot circle. */
const steep = 2000;
const most = 20_000;

export class Region {
  /** Rows of the tableau: coefficients, then the right-hand side. */
  readonly #rows: number[][] = [];
  /** The unknown that each row stands for. */
  readonly #basis: number[] = [];
  readonly #unknowns: number;
  readonly feasible: boolean;

  /** `equations`: coefficients of each unknown, and what they must add up to. */
  constructor(unknowns: number, equations: readonly { coefficients: readonly number[]; equals: number }[]) {
    this.#unknowns = unknowns;
    const artificial = equations.length;
    equations.forEach(({ coefficients, equals }, i) => {
      const scale = Math.max(...coefficients.map(Math.abs), Math.abs(equals), 1e-300);
      const sign = equals < 0 ? -1 : 1;
      const row = new Array<number>(unknowns + artificial + 1).fill(0);
      coefficients.forEach((value, j) => {
        row[j] = (sign * value) / scale;
      });
      row[unknowns + i] = 1;
      row[row.length - 1] = (sign * equals) / scale;
      this.#rows.push(row);
      this.#basis.push(unknowns + i);
    });
    const penalty = new Array<number>(unknowns + artificial).fill(0);
    for (let j = unknowns; j < penalty.length; j++) penalty[j] = -1;
    this.feasible = this.#optimise(penalty, unknowns + artificial) > -1e-7;
    this.#rows.forEach((row, i) => {
      if (this.#basis[i]! < unknowns) return;
      const column = row.findIndex((value, j) => j < unknowns && Math.abs(value) > 1e-7);
      if (column >= 0) this.#pivot(i, column);
    });
  }

  /** The largest value of the form; Infinity where nothing bounds it. */
  maximum(form: readonly number[]): number {
    return this.#optimise(form, this.#unknowns);
  }

  #optimise(form: readonly number[], columns: number): number {
    const width = this.#unknowns + this.#rows.length;
    for (let step = 0; step < most; step++) {
      const priced = this.#rows.flatMap((row, i) => {
        const price = form[this.#basis[i]!] ?? 0;
        return price === 0 ? [] : [{ row, price }];
      });
      let entering = -1;
      let best = tolerance;
      for (let j = 0; j < columns; j++) {
        let own = form[j] ?? 0;
        for (const { row, price } of priced) own -= price * row[j]!;
        if (own > best) {
          entering = j;
          if (step > steep) break;
          best = own;
        }
      }
      if (entering < 0) return priced.reduce((sum, { row, price }) => sum + price * row[width]!, 0);
      let leaving = -1;
      let least = Number.POSITIVE_INFINITY;
      this.#rows.forEach((row, i) => {
        if (row[entering]! <= tolerance) return;
        const ratio = row[width]! / row[entering]!;
        if (ratio < least - 1e-12 || (ratio < least + 1e-12 && this.#basis[i]! < this.#basis[leaving]!)) {
          least = ratio;
          leaving = i;
        }
      });
      if (leaving < 0) return Number.POSITIVE_INFINITY;
      this.#pivot(leaving, entering);
    }
    // A bound that was not found is no protection.
    return Number.NaN;
  }

  #pivot(at: number, column: number): void {
    const pivot = this.#rows[at]!;
    const by = pivot[column]!;
    for (let j = 0; j < pivot.length; j++) pivot[j]! /= by;
    this.#rows.forEach((row, i) => {
      const times = row[column]!;
      if (i === at || times === 0) return;
      for (let j = 0; j < row.length; j++) {
        const next = row[j]! - times * pivot[j]!;
        row[j] = Math.abs(next) < 1e-13 ? 0 : next;
      }
    });
    this.#basis[at] = column;
  }
}
