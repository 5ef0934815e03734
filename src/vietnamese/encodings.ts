/** Text that went through the wrong encoding on its way. */

/** What Windows-1252 shows for the bytes 0x80 to 0x9F. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * UTF-8 that was read as Windows-1252, mended: "Sá»Ÿ Y táº¿" → "Sở Y tế". null where the text is not of that kind; the
 * chance that right Vietnamese text is taken for it is nil, as its letters lie outside Windows-1252 or make no UTF-8.
 */
export function mendMojibake(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  let high = false;
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf(text[i]!);
    if (byte < 0) return null;
    bytes[i] = byte;
    high ||= byte > 0x7f;
  }
  if (!high) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byteOf(character: string): number {
  const at = windows1252.indexOf(character);
  if (at >= 0) return 0x80 + at;
  const code = character.charCodeAt(0);
  return code <= 0xff ? code : -1;
}
