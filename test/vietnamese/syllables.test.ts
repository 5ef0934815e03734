/** Spelling: what could be a Vietnamese syllable. */
import { describe, expect, test } from "vitest";
import { isBareSyllable, syllable } from "../../src/vietnamese/syllables.js";
import { shippedLabels, shippedUnits } from "./shipped.js";

describe("syllables", () => {
  test("of every kind", () => {
    for (const word of "nghiêng Nguyễn khuỷu quốc quyết giếng gì già khoẻ khỏe hoà hòa thuý thúy ỷ yếu ưu Khoen Bum Sủng ươm".split(
      " ",
    ))
      expect([word, syllable(word)]).toEqual([word, "spelled"]);
  });

  test("but for the tone that an ending in c, ch, p or t asks for", () => {
    for (const word of ["môt", "viêc", "hêt", "cach"]) expect(syllable(word)).toBe("unmarked");
    for (const word of ["hỏc", "viềc", "mãt"]) expect(syllable(word)).toBeNull();
  });

  test("not with what Vietnamese does not spell", () => {
    for (const word of "cĩ kh gê ngề trởng vaù toaùn Së x· été dữf ăn1 nghiêngg".split(" ").concat(""))
      expect([word, syllable(word)]).toEqual([word, null]);
  });

  test("almost every word of the campaign is one", () => {
    const texts = [...shippedLabels, ...shippedUnits.map((unit) => unit.name)];
    const words = [...new Set(texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []))].filter(
      (word) => /[^\p{ASCII}]/u.test(word) && word !== word.toUpperCase(),
    );
    const strange = words.filter((word) => syllable(word) !== "spelled");
    expect(words.length).toBeGreaterThan(400);
    expect(strange).toEqual([]);
  });

  test("typed without accents", () => {
    for (const word of ["thue", "nam", "nghieng", "duoc"]) expect(isBareSyllable(word)).toBe(true);
    for (const word of ["vnpt", "viettel", "cdc", "03613", ""]) expect(isBareSyllable(word)).toBe(false);
  });
});
