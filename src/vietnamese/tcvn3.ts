/**
 * TCVN3, also called ABC: the bytes of the fonts .VnTime, .VnArial and so on, seen as Windows-1252. Source: TCVN 5712:1993,
 * set VN3. Toned capitals do not exist: fonts whose names end in H show the small ones as capitals.
 */

/** Where a run of bytes starts, and what they mean. 0xAD, the letter ư, is a soft hyphen elsewhere. */
const runs: [number, string][] = [
  [0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"],
  [0xb5, "àảãáạ"],
  [0xbb, "ằẳẵắ"],
  [0xc6, "ặầẩẫấậè"],
  [0xce, "ẻẽéẹềểễếệìỉ"],
  [0xdc, "ĩíịò"],
  [0xe1, "ỏõóọồổỗốộờởỡớợù"],
  [0xf1, "ủũúụừửữứựỳỷỹýỵ"],
];

const letters = new Map<string, string>();
for (const [start, meant] of runs)
  for (const [i, letter] of [...meant].entries()) letters.set(String.fromCharCode(start + i), letter);
// Cleaning, which takes an eth for the letter Đ, may have come first.
letters.set("Đ", "é");

/** One word in Unicode; null where a character has no meaning in TCVN3. `allCapitals`: of a text without small letters. */
export function fromTcvn3(word: string, allCapitals: boolean): string | null {
  let read = "";
  for (const character of word) {
    const letter = character <= "\u007f" ? character : letters.get(character);
    if (letter === undefined) return null;
    read += letter;
  }
  // Only letters without a tone tell their case.
  const telling = word.match(/[A-Za-z\u00a1-\u00ae]/g) ?? [];
  const capitals = telling.filter((letter) => /[A-Z\u00a1-\u00a7]/.test(letter)).length;
  return capitals === telling.length && (capitals > 1 || allCapitals) ? read.toUpperCase() : read;
}
