/** Word documents. The library that makes them is loaded by the first one: most commands make none. */
import type { WordOptions } from "./options.js";

export type { WordOptions };

/** @throws UserError for content outside a page or a chart that does not exist. */
export async function renderWord(html: string, options: WordOptions): Promise<Uint8Array> {
  const { renderDocument } = await import("./document.js");
  return renderDocument(html, options);
}
