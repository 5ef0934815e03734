/** The door of the reader of returned workbooks. */
export { columnLetters, parseAddress } from "./address.js";
export { type ChildLimits, type ChildResult, runLimited } from "./child/run-limited.js";
export { kindOfContent } from "./kind.js";
export { defaultLimits, type ReadLimits } from "./limits.js";
export type { CellContent, ReadCell, ReadComment, ReadName, ReadSheet, ReadWorkbook } from "./model.js";
export { readWorkbook } from "./read-workbook.js";
export { type UnreadableCode, UnreadableWorkbook } from "./unreadable.js";
export { listZip, openZip, type Zip, type ZipEntry } from "./zip.js";
