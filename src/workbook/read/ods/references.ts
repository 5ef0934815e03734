/** OpenFormula's way of writing references and formulas, told in Excel's: `[$'Biểu 1'.A1:.B2]` is `'Biểu 1'!A1:B2`. */

/** `$'Biểu 1'.$A$1:.$B$2` as `'Biểu 1'!$A$1:$B$2`; null for another file's, for several sheets and for what is none. */
export function excelReference(text: string): string | null {
  const ends = splitOutsideQuotes(text, ":");
  const first = locate(ends[0]!);
  if (!first || ends.length > 2) return null;
  const head = first.sheet === "" ? "" : `${first.sheet}!`;
  if (ends.length === 1) return head + first.address;
  const second = locate(ends[1]!);
  if (!second || (second.sheet !== "" && second.sheet !== first.sheet)) return null;
  return `${head}${first.address}:${second.address}`;
}

/** A formula without its prefix (`of:=`), with Excel's references and separators. A reference not understood stays. */
export function excelFormula(text: string): { formula: string; isExternal: boolean } {
  const written = /^(?:([A-Za-z][\w.-]*):)?=?/.exec(text)!;
  let isExternal = false;
  if (written[1] === "msoxl") return { formula: text.slice(written[0].length), isExternal };
  let formula = "";
  for (let at = written[0].length; at < text.length; ) {
    const character = text[at]!;
    const end = character === '"' ? endOfQuotes(text, at) : character === "[" ? endOfBrackets(text, at) : at + 1;
    const piece = text.slice(at, end);
    if (character === "[" && piece.endsWith("]")) {
      const reference = piece.slice(1, -1);
      isExternal ||= isOfAnotherFile(reference);
      formula += excelReference(reference) ?? reference;
    } else formula += piece === ";" ? "," : piece;
    at = end;
  }
  return { formula, isExternal };
}

/** `'file:///C:/x.ods'#$Sheet1.A1` */
export function isOfAnotherFile(reference: string): boolean {
  return /^\$?'[^']*(?:''[^']*)*'#/.test(reference);
}

/** Sheet ("" where the reference names none) and address. */
function locate(text: string): { sheet: string; address: string } | null {
  const parts = splitOutsideQuotes(text, ".");
  const address = parts.pop()!;
  if (parts.length > 1 || !/^[$A-Za-z0-9]+$/.test(address)) return null;
  const sheet = (parts[0] ?? "").replace(/^\$/, "");
  return sheet.includes("#") && !sheet.startsWith("'") ? null : isOfAnotherFile(sheet) ? null : { sheet, address };
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

/** Where a text in quotation marks ends; a mark inside it is doubled, so that it ends and starts again. */
function endOfQuotes(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
  return end < 0 ? text.length : end + 1;
}

function endOfBrackets(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (text[at] === "]" && !quoted) return at + 1;
  }
  return text.length;
}
