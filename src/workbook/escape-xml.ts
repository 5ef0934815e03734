const escapes: Record<string, string> = { '"': "&quot;", "&": "&amp;", "'": "&apos;", "<": "&lt;", ">": "&gt;" };

/** For text and attributes alike. */
export function escapeXml(text: string): string {
  return text.replace(/["&'<>]/g, (mark) => escapes[mark]!);
}
