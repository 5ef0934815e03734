import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean, plain, sameText } from "../../src/vietnamese/index.js";

describe("case 51: one text in several forms", () => {
  test("composed and decomposed", () => {
    const name = "Nậm Sỏ";
    expect(clean(name.normalize("NFD"))).toBe(name.normalize("NFC"));
    expect(sameText(name.normalize("NFD"), name)).toBe(true);
  });

  test("both schools of tone marks", () => {
    for (const [old, modern] of [
      ["hòa", "hoà"],
      ["Hóa", "Hoá"],
      ["khỏe", "khoẻ"],
      ["thúy", "thuý"],
      ["ỦY BAN", "Uỷ ban"],
      ["lũy kế", "luỹ kế"],
    ] as const) {
      expect(sameText(old, modern)).toBe(true);
      expect(plain(old)).toBe(plain(modern));
    }
    for (const [a, b] of [
      ["hòa", "hóa"],
      ["của", "cua"],
      ["toàn", "tòan x"],
      ["mật", "mất"],
    ] as const)
      expect(sameText(a, b)).toBe(false);
  });

  test("the letter Đ that is none", () => {
    expect(clean("Ðoàn Kết, ðơn vị")).toBe("Đoàn Kết, đơn vị");
    expect(plain("Ðoàn Đoàn đoàn")).toBe("doan doan doan");
  });
});

test("case 57: zero-width, no-break and line breaks", () => {
  expect(clean("\ufeffTC01\u200b_\u00adQPPL\u00a0")).toBe("TC01_QPPL");
  expect(clean(" một \r\n\t hai\u202f\u3000ba\u0000 ")).toBe("một hai ba");
});

test("cleaning twice is cleaning once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(clean(clean(text))).toBe(clean(text));
      expect(plain(plain(text))).toBe(plain(text));
      expect(sameText(text, clean(text))).toBe(true);
    }),
    // A mark that stands alone.
    { examples: [["!\t\u1a55"], ["a \u0301 b"]] },
  );
});

test("marks piled up on one letter, which take ordering the square of their number, are cut off", () => {
  for (const pile of [`a${"\u0323\u0301".repeat(15_000)}`, `a${"\u0301".repeat(15_000)}${"\u0323".repeat(15_000)}`]) {
    const start = performance.now();
    clean(pile);
    plain(pile);
    sameText(pile, `${pile}b`);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(clean(pile).length).toBeLessThan(40);
  }
});

test("a text that is clean already is given back as it is, and every other character still goes or is mended", () => {
  const asDefined = (text: string) =>
    text
      .normalize("NFC")
      .replace(/\s+/g, " ")
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .replace(/[Ðð]/g, (eth) => (eth === "Ð" ? "Đ" : "đ"))
      .replace(/[Ɖɖ]/g, (d) => (d === "Ɖ" ? "Đ" : "đ"))
      .replace(/ {2,}/g, " ")
      .trim();
  const differing: string[] = [];
  for (let code = 0; code < 0x3000; code++)
    for (const text of [`a${String.fromCharCode(code)}b`, `${String.fromCharCode(code)} Nậm  Sỏ`])
      if (clean(text) !== asDefined(text)) differing.push(text);
  expect(differing).toEqual([]);
});
