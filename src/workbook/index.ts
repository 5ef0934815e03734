/** Spreadsheets: the form's layout, the template writer, the safe reader. */

export type * from "./consolidated/content.js";
export { writeConsolidated } from "./consolidated/write.js";
export { escapeXml } from "./escape-xml.js";
export { type FilledPlace, filledIn } from "./fill.js";
export * from "./layout.js";
export * from "./read/index.js";
export { manifestText, type RollupFigure, type RollupManifest, readManifest } from "./rollup/manifest.js";
export { manifestIn, withManifest } from "./rollup/part.js";
export {
  isSigned,
  newSigningKey,
  publicKeyOf,
  readSigningKey,
  type SignedManifest,
  signManifest,
} from "./rollup/signing.js";
export { isSignatureOf } from "./signature.js";
export { type FilledCell, type FormContent, markKey, type Reply, type ReplyLine } from "./template/content.js";
export { coverLabels, coverTexts } from "./template/cover.js";
export { columnCodes } from "./template/figures.js";
export { readLetterhead } from "./template/letterhead.js";
export { printedTexts } from "./template/printed-texts.js";
export { sentinelText } from "./template/roster.js";
export { writeTemplate } from "./template/write.js";
export { templateWriter } from "./template/writer.js";
