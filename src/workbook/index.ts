/** Spreadsheets: the form's layout, the template writer, the safe reader. */
export * from "./layout.js";
export * from "./read/index.js";
export type { FilledCell, FormContent } from "./template/content.js";
export { writeTemplate } from "./template/write.js";
