/** Everything people read is there in both languages, and says the same. */
import { describe, expect, test } from "vitest";
import { catalogue, type MessageCode, message, UserError } from "../../src/messages/index.js";
import { reasonLabels } from "../../src/messages/reasons.js";

const codes = Object.keys(catalogue) as MessageCode[];
const slots = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
/** Slots that hold a text of their own language. */
const inOwnLanguage: Partial<Record<MessageCode, true>> = { "campaign.shape": true, "campaign.formula": true };

describe("the catalogue", () => {
  test("has a few hundred messages, each in both languages", () => {
    expect(codes.length).toBeGreaterThan(200);
    for (const code of codes)
      for (const lang of ["vi", "en"] as const)
        expect([code, lang, catalogue[code][lang].trim().length > 0]).toEqual([code, lang, true]);
  });

  test("uses the same slots in Vietnamese and English", () => {
    const differing = codes.filter(
      (code) => !inOwnLanguage[code] && slots(catalogue[code].vi).join() !== slots(catalogue[code].en).join(),
    );
    expect(differing).toEqual([]);
    for (const code of Object.keys(inOwnLanguage) as MessageCode[]) {
      const without = (lang: "vi" | "en") => slots(catalogue[code][lang]).filter((slot) => slot !== lang);
      expect([code, without("vi")]).toEqual([code, without("en")]);
    }
  });

  test("is in NFC, without doubled blanks, tabs or unclosed slots", () => {
    const odd = codes.filter((code) =>
      (["vi", "en"] as const).some((lang) => {
        const text = catalogue[code][lang];
        return (
          text !== text.normalize("NFC") ||
          /\t|\S {2,}\S/.test(text) ||
          text.replace(/\{\w+\}/g, "").match(/[{}]/) !== null
        );
      }),
    );
    expect(odd).toEqual([]);
  });

  test("says its Vietnamese in Vietnamese and its English in English", () => {
    const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
    const english = codes.filter((code) =>
      vietnamese.test(catalogue[code].en.replace(/“[^”]*”|(Có|Không|đồng)/gu, "")),
    );
    expect(english).toEqual([]);
    // A sentence of any length has accents.
    const plain = codes.filter(
      (code) => catalogue[code].vi.replace(/\{\w+\}|`[^`]*`/g, "").length > 25 && !vietnamese.test(catalogue[code].vi),
    );
    expect(plain).toEqual([]);
  });

  test("labels the five reasons distinctly in both languages", () => {
    expect(Object.keys(reasonLabels).sort()).toEqual(["confidential", "included_in", "na", "not_yet", "zero"]);
    expect(new Set(Object.values(reasonLabels).flatMap((label) => [label.vi, label.en])).size).toBe(10);
  });
});

describe("message", () => {
  test("fills slots, also with what looks like a slot or a pattern, and leaves those not given in sight", () => {
    expect(message("en", "unit.unknown", { code: "{list} $& $1" })).toBe("There is no unit {list} $& $1 in units.csv.");
    expect(message("en", "unit.unknown")).toContain("{code}");
    expect(message("vi", "status.blockers", { count: 0 })).toMatch(/^0 /);
  });

  test("a user's error keeps its code, slots and status", () => {
    expect(new UserError("unit.unknown", { code: "Z" }, 2)).toMatchObject({
      name: "UserError",
      code: "unit.unknown",
      exit: 2,
      slots: { code: "Z" },
      message: "Không có đơn vị mã Z trong units.csv.",
    });
  });
});
