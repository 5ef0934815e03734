/** The aggregates of figures that a store computes: what is asked, and what comes back. Types and the bits they share. */

/** What a unit's row of an element says, as bits; a component's word has one such set for each of its slots. */
export const bit = { row: 1, number: 2, text: 4, na: 8, lastNumber: 16, lastText: 32, otherBasis: 64, criteria: 128 };

/** Bits that a double holds exactly: the widest a component may be. */
export const mostBits = 52;

/** An element (or a list's column) in a component: elements whose figures are looked at together, unit by unit. */
export interface Place {
  element: string;
  component: number;
  /** Its position in the component; -1 for a column that only tells that a row is there. */
  slot: number;
  /** 2 to the power of its first bit in the component's word. */
  factor: number;
  /** A list's rows stand for themselves, not for their unit. */
  list: boolean;
}

export interface FigureRequest {
  /** Units alike in all that is asked of a unit are of one class. */
  units: Iterable<{ unit: string; class: number }>;
  /** Values that are held back: `unit|element`. */
  leftOut: Iterable<string>;
  previous: Iterable<{ unit: string; element: string; value: number | string; otherBasis: boolean }>;
  places: readonly Place[];
  /** Parts of totals; a total of totals stands on a higher level. */
  totals: readonly { total: string; part: string; parts: number; level: number }[];
  /** Numbers that meet the same criteria, and the criteria's bits for this year's and last year's figure. */
  bands: readonly { element: string; low: number; high: number; bits: number; lastBits: number }[];
  texts: readonly { element: string; text: string; bits: number; lastBits: number }[];
  /** The row bits of the slots that a class owes; units that lack one are named. */
  due: readonly { component: number; class: number; mask: number }[];
  slots: number;
  /** Slots whose least and greatest numbers are wanted. */
  extremes: readonly number[];
}

/** This or last year's numbers of a slot. */
export interface Numbers {
  /** Their sum in millionths. */
  sum: bigint;
  least: number | null;
  most: number | null;
}

/** Units (or rows of lists) of a class alike in their bits. */
export interface FigureGroup {
  component: number;
  class: number;
  bits: number;
  count: number;
  /** Values behind it: more than the bits tell where one was stored twice. */
  entries: number;
  /** Some number has more digits than millionths keep: the sums are not right. */
  wild: boolean;
  /** Of those that lack something they owe. */
  units: readonly string[];
  current: readonly Numbers[];
  previous: readonly Numbers[];
}
