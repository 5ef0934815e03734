/** Character references and the escapes of spreadsheet strings. */

/** Text with its references replaced; null where one is unknown or names no character of XML. */
export function unescapeXml(text: string): string | null {
  let amp = text.indexOf("&");
  if (amp < 0) return text;
  let out = "";
  let from = 0;
  for (; amp >= 0; amp = text.indexOf("&", from)) {
    // The three that formulas are full of, without a look at the rest.
    const a = text.charCodeAt(amp + 1);
    const b = text.charCodeAt(amp + 2);
    if (b === 116 && text.charCodeAt(amp + 3) === 59 && (a === 103 || a === 108)) {
      out += text.slice(from, amp) + (a === 103 ? ">" : "<");
      from = amp + 4;
      continue;
    }
    if (a === 113 && text.startsWith("uot;", amp + 2)) {
      out += `${text.slice(from, amp)}"`;
      from = amp + 6;
      continue;
    }
    const semi = text.indexOf(";", amp);
    if (semi < 0 || semi - amp > 12) return null;
    const character = characterOf(text.slice(amp + 1, semi));
    if (character === null) return null;
    out += text.slice(from, amp) + character;
    from = semi + 1;
  }
  return out + text.slice(from);
}

function characterOf(name: string): string | null {
  switch (name) {
    case "amp":
      return "&";
    case "apos":
      return "'";
    default:
      return numbered(name);
  }
}

function numbered(name: string): string | null {
  const hex = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
  const decimal = /^#(\d+)$/.exec(name)?.[1];
  const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : Number.NaN;
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : null;
}

/** Spreadsheet strings write what XML cannot hold as `_x000D_`, and an underscore that would look like it as `_x005F_`. */
export function unescapeString(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
