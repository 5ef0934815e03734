/**
 * Encodes right text in the old encodings, from tables written independently of those in src: TCVN3 by letter and tone, as
 * TCVN 5712:1993 has it and glibc's iconv (TCVN5712-1) confirms; VNI as the converters of its fonts list it.
 */

/** No tone, sắc, huyền, hỏi, ngã, nặng. */
const letters = [
  "aáàảãạ",
  "ăắằẳẵặ",
  "âấầẩẫậ",
  "eéèẻẽẹ",
  "êếềểễệ",
  "iíìỉĩị",
  "oóòỏõọ",
  "ôốồổỗộ",
  "ơớờởỡợ",
  "uúùủũụ",
  "ưứừửữự",
  "yýỳỷỹỵ",
];

const tcvn3Bytes = `61 B8 B5 B6 B7 B9  A8 BE BB BC BD C6  A9 CA C7 C8 C9 CB  65 D0 CC CE CF D1  AA D5 D2 D3 D4 D6
  69 DD D7 D8 DC DE  6F E3 DF E1 E2 E4  AB E8 E5 E6 E7 E9  AC ED EA EB EC EE  75 F3 EF F1 F2 F4  AD F8 F5 F6 F7 F9
  79 FD FA FB FC FE`;
const tcvn3Capitals: Record<string, string> = { Ă: "¡", Â: "¢", Ê: "£", Ô: "¤", Ơ: "¥", Ư: "¦", Đ: "§" };

const vniSpellings = `a aù aø aû aõ aï  aê aé aè aú aü aë  aâ aá aà aå aã aä  e eù eø eû eõ eï  eâ eá eà eå eã eä
  i í ì æ ó ò  o où oø oû oõ oï  oâ oá oà oå oã oä  ô ôù ôø ôû ôõ ôï  u uù uø uû uõ uï  ö öù öø öû öõ öï  y yù yø yû yõ î`;

const inOrder = letters.flatMap((row) => [...row]);
const tcvn3 = new Map<string, string>([["đ", "\u00ae"]]);
const vni = new Map<string, string>([["đ", "ñ"]]);
tcvn3Bytes.split(/\s+/).forEach((hex, i) => {
  tcvn3.set(inOrder[i]!, String.fromCharCode(Number.parseInt(hex, 16)));
});
vniSpellings.split(/\s+/).forEach((spelling, i) => {
  vni.set(inOrder[i]!, spelling);
});

/** A capital with a tone is the small letter, which a font ending in H shows as a capital. */
export function toTcvn3(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (tcvn3Capitals[letter]) return tcvn3Capitals[letter];
      return tcvn3.get(letter) ?? (letter <= "\u007f" ? letter : (tcvn3.get(letter.toLowerCase()) ?? letter));
    })
    .join("");
}

export function toVni(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => vni.get(letter) ?? vni.get(letter.toLowerCase())?.toUpperCase() ?? letter)
    .join("");
}

/** What Windows-1252 shows for 0x80 to 0x9F; five have no character and become controls. (TextDecoder of Node 20 has Latin-1.) */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** UTF-8 read as Windows-1252. */
export function garbled(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80]! : String.fromCharCode(byte)))
    .join("");
}

/** UTF-8 read as Windows-1258. */
export function garbledIn1258(text: string): string {
  return new TextDecoder("windows-1258").decode(new TextEncoder().encode(text));
}

/** Without the bytes that have no character in Windows-1252, which many programs drop. */
export function withLosses(text: string): string {
  return text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, "");
}
