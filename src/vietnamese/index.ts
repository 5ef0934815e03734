/** The door of the room that knows how Vietnamese offices write: numbers, answers, days, names. */
export { type AnswerReading, readAnswer } from "./answers.js";
export { normalCode } from "./codes.js";
export { type Day, type DayReading, longDate, readDate, shortDate } from "./dates.js";
export {
  type EncodingCode,
  type LegacyEncoding,
  type Mended,
  mended,
  type Recognised,
  recogniseEncoding,
} from "./encodings.js";
export { unitsInFileName } from "./file-names.js";
export { changeWord, formatNumber, formatPercent, formatPercentPoints, leadingZero } from "./format.js";
export { isLastMinute, readInstant } from "./instants.js";
export type { MissingCode, MissingWord } from "./missing-words.js";
export { type NumberCode, type NumberKind, type NumberOptions, type NumberReading, readNumber } from "./numbers.js";
export { printable, printableText } from "./printable.js";
export { clean, normalTitle, plain, sameText, toneNormal } from "./unicode.js";
export { matchUnitName, type NamedUnit, type UnitMatch } from "./units.js";
