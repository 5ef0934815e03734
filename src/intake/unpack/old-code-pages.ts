/** Text without a stated encoding that is no UTF-8: the best that can be shown of it. Display only, nothing hangs on it. */

/** What a DOS code page 437 shows for the bytes 0x80 to 0xFF: the encoding of names in a zip, unless it says otherwise. */
const dos =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const vietnamese = new TextDecoder("windows-1258");
/** Latin letters, and the marks that Vietnamese puts on them. */
const spelling = /^(?:[\x20-\x7eĐđ]|[\u0300-\u0303\u0306\u0309\u031b\u0323])*$/;

/** Windows-1258 where that spells Vietnamese, else DOS code page 437. */
export function oldZipName(bytes: Uint8Array): string {
  const text = vietnamese.decode(bytes).normalize("NFC");
  if (spelling.test(text.normalize("NFD"))) return text;
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : dos[byte - 0x80]!)).join("");
}

/** A header of a mail: UTF-8, or Windows-1258. */
export function headerText(bytes: Buffer): string {
  const text = bytes.toString();
  return text.includes("\ufffd") ? vietnamese.decode(bytes) : text;
}
