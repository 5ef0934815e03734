/** The text of a mail from its HTML, which our own template wrote: paragraphs and lists only. */
const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#x60;": "`",
  "&#x3D;": "=",
  "&nbsp;": "\u00A0",
};

export function plainText(html: string): string {
  return `${html
    .replace(/<!--[\s\S]*?-->|<(style|title)\b[\s\S]*?<\/\1>/g, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/<li>/g, "\n- ")
    .replace(/<\/(p|ul)>/g, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|nbsp|#x27|#x60|#x3D);/g, (entity) => entities[entity]!)
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}
