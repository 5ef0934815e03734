/** Disclosure control: which results may be published so that nobody can work out what a single unit reported. Pure. */

export { type Band, type BandResult, bandsOf } from "./bands.js";
export type { Part } from "./cells.js";
export { type Earlier, earlierSchema } from "./earlier.js";
export { type Protection, type ProtectOptions, protect, type Suppressed } from "./protect.js";
