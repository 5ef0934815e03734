/** Vietnamese text as people really type it, made comparable. Knows nothing of what the text means. */

/** Letters that look like Đ and đ: the Icelandic eth of old fonts, the African d. */
const lookAlikes: Record<string, string> = { Ð: "Đ", Ɖ: "Đ", ð: "đ", ɖ: "đ" };

/**
 * NFC; every kind of blank, line break and no-break space as one space; no zero-width, soft-hyphen or control
 * characters; a true Đ; trimmed. Capitals and tone marks stay as they are. Text that may be TCVN3 has to be `mended` first: the
 * soft hyphen is its ư.
 */
export function clean(text: string): string {
  if (!needsCleaning.test(text)) return text;
  return unstacked(text)
    .normalize("NFC")
    .replace(/\s+/g, " ") // before controls go: line breaks and tabs are blanks; \s includes U+FEFF, which holds nothing
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/[ÐƉðɖ]/g, (letter) => lookAlikes[letter]!)
    .replace(/ {2,}/g, " ")
    .trim();
}

/**
 * Anything but single blanks between letters and signs that stay as they are: ASCII, the letters of Western Europe and
 * Vietnam as one character each, dashes, quotes and the like. Most texts of a workbook hold nothing else.
 */
const needsCleaning =
  /[^\u0020-\u007e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u01c3\u1ea0-\u1ef9\u2010-\u2026]| {2}|^ | $/;

/**
 * Without the marks beyond the thirtieth on one letter, which nobody types: ordering them takes the square of their number.
 * Thirty is what the Stream-Safe Text Format of Unicode (UAX 15) allows.
 */
function unstacked(text: string): string {
  return text.length < 200 ? text : text.replace(/(\p{M}{30})\p{M}+/gu, "$1");
}

/** Lower case without any accent, for matching: "Ủy ban Nậm Sỏ" → "uy ban nam so". */
export function plain(text: string): string {
  const letters = clean(text).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  // A mark that stood alone leaves the blanks around it.
  return letters.replace(/ {2,}/g, " ").trim();
}

/**
 * A title or number for finding the same one again: without accents, capitals, punctuation, a number in front of it, or
 * zeros before a number: "2. Mô hình “Chè sạch”" and "mo hinh che sach"; "01/HĐ-KHCN" and "1/HĐ-KHCN".
 */
export function normalTitle(text: string): string {
  return plain(text)
    .replace(/^\s*(?:[ivx]+|\d{1,3})[.)]\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(?<![\p{L}\p{N}])0+(?=\d)/gu, "")
    .trim();
}

/** True where the text has no accented letter at all: it may have been typed without accents on purpose. */
export function isUnaccented(text: string): boolean {
  return plain(text) === clean(text).toLowerCase();
}

/**
 * Lower case with the tone mark of oa, oe and uy at the end of a syllable on the last letter: "hòa" and "hoà", "thúy" and
 * "thuý" are one word in two schools of spelling.
 */
export function toneNormal(text: string): string {
  const lower = clean(text).toLowerCase();
  if (!mayMoveTone.test(lower)) return lower.normalize("NFC");
  return lower
    .normalize("NFD")
    .replace(/(o)([\u0300\u0301\u0303\u0309\u0323])([ae])(?![\p{L}\p{M}])/gu, "$1$3$2")
    .replace(/(u)([\u0300\u0301\u0303\u0309\u0323])(y)(?![\p{L}\p{M}])/gu, "$1$3$2")
    .normalize("NFC");
}

const mayMoveTone = /[òóõỏọ][ae]|[ùúũủụ]y/;

/** The same words, whatever the capitals, the Unicode form, the blanks and the school of tone marks. */
export function sameText(a: string, b: string): boolean {
  return a === b || toneNormal(a) === toneNormal(b);
}
