/** Criteria of SUMIFS and its kin, told to an engine as bits: it need not know what Excel calls equal. */
import { bandsOf, criterion, type Scalar } from "../../formula/index.js";
import { bit, type FigureRequest } from "../../store/index.js";

/** Criteria that ask only whether there is something. */
const ofPresence: ReadonlySet<Scalar> = new Set<Scalar>(["<>", "="]);

/** The criteria asked of each element or list column. */
export class Criteria {
  readonly #asked = new Map<string, Scalar[]>();

  ask(column: string, value: Scalar): void {
    if (ofPresence.has(value)) return;
    const own = this.#asked.get(column) ?? [];
    if (!own.includes(value)) own.push(value);
    this.#asked.set(column, own);
  }

  columns(): string[] {
    return [...this.#asked.keys()];
  }

  /** Bits of a column for each of the two years: one a criterion, and one that says that its text was known. */
  count(column: string): number {
    const own = this.#asked.get(column);
    return own ? own.length + 1 : 0;
  }

  /** The bit of a criterion within a column's, for this year's cell or last year's; 0 where presence tells. */
  bitOf(column: string, value: Scalar, last: boolean): number {
    if (ofPresence.has(value)) return 0;
    return this.#bit(column, this.#asked.get(column)!.indexOf(value), last);
  }

  /** The bit of a text that the criteria were put to; 0 where there are none. */
  knownBit(column: string, last: boolean): number {
    const own = this.#asked.get(column);
    return own ? this.#bit(column, own.length, last) : 0;
  }

  #bit(column: string, index: number, last: boolean): number {
    return bit.criteria * 2 ** (index + (last ? this.count(column) : 0));
  }

  bands(): FigureRequest["bands"] {
    return [...this.#asked].flatMap(([element, own]) =>
      bandsOf(own).map(({ low, high }) => {
        // The first band begins where no double is; its last one stands for it, as any other would.
        const inside = Number.isFinite(low) ? low : -Number.MAX_VALUE;
        return { element, low, high, ...this.#bits(element, inside) };
      }),
    );
  }

  texts(found: readonly { element: string; text: string }[]): FigureRequest["texts"] {
    return found.map(({ element, text }) => ({ element, text, ...this.#bits(element, text) }));
  }

  #bits(column: string, cell: number | string): { bits: number; lastBits: number } {
    const of = (last: boolean) =>
      this.#asked
        .get(column)!
        .reduce<number>(
          (sum, value) => sum + (criterion(value)(cell) ? this.bitOf(column, value, last) : 0),
          typeof cell === "string" ? this.knownBit(column, last) : 0,
        );
    return { bits: of(false), lastBits: of(true) };
  }
}
