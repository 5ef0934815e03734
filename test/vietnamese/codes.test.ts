/** Case 57: what cannot be seen inside a code. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalCode } from "../../src/vietnamese/index.js";
import { shippedCodes, shippedUnits } from "./shipped.js";

const codes = [...shippedCodes, ...shippedUnits.map((unit) => unit.code)];

describe("case 57: a code as it comes back", () => {
  test("blanks, line breaks, what cannot be seen, full width, small letters", () => {
    for (const raw of [
      "TC01\u200b_QPPL",
      "TC01_ QPPL",
      " TC01_QPPL\r\n",
      "TC01_\nQPPL",
      "TC01\u00a0_\u202fQPPL\ufeff",
      "\u202aTC01_QPPL\u202c",
      "TC01_\u00adQPPL",
      "tc01_qppl",
      "ＴＣ０１＿ＱＰＰＬ",
    ])
      expect(normalCode(raw)).toBe("TC01_QPPL");
    for (const raw of ["DN–VNPT", "DN\u2011VNPT", "DN−VNPT", "dn - vnpt"]) expect(normalCode(raw)).toBe("DN-VNPT");
  });

  test("a code that was changed is not mended", () => {
    for (const raw of ["TC0l_QPPL", "TCO1_QPPL", "TC01-QPPL", "TC01QPPL", "TC01²_QPPL", "ТC01_QPPL", "TC01_QPPL2"])
      expect(normalCode(raw)).not.toBe("TC01_QPPL");
  });

  test("every code of the campaign is its own, whatever is put into it, and never another", () => {
    expect(codes.length).toBeGreaterThan(250);
    expect(new Set(codes.map(normalCode)).size).toBe(new Set(codes).size);
    const unseen = fc.constantFrom(" ", "\u00a0", "\n", "\t", "\u200b", "\ufeff", "\u00ad", "\u2060", "");
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.array(unseen, { minLength: 40, maxLength: 40 }), (code, between) => {
        const raw = [...code].map((letter, i) => `${between[i % 40]}${letter}`).join("");
        expect(normalCode(raw)).toBe(code);
        expect(normalCode(raw.toLowerCase())).toBe(code);
      }),
    );
  });

  test("any text is answered, and answered once for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(normalCode(normalCode(text))).toBe(normalCode(text));
      }),
    );
  });
});
