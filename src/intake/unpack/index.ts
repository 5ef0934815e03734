/** The door of the room that opens what returned workbooks come inside. */
export type { UnpackLimits } from "./limits.js";
export type { Letter } from "./opened.js";
export { type Member, type Unpacked, unpack } from "./unpack.js";
