/** Addresses of shared stores: never a word of a password; and texts that PostgreSQL would not keep. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { message } from "../../src/messages/index.js";
import { openStoreAt } from "../../src/store/index.js";
import { fromStored, toStored } from "../../src/store/postgres-text.js";

describe("what is wrong with an address is told without its password", () => {
  // Nothing listens on port 1.
  test.each([
    ["postgres://lan:mat-khau@127.0.0.1:1/tonghop", "store.no_server"],
    ["postgresql://lan:mat%40khau@127.0.0.1:1/tonghop", "store.no_server"],
    ["postgres://lan:mat-khau@khong-co.invalid/tonghop", "store.no_host"],
    ["postgres://lan@/tonghop?host=/khong/co&password=mat-khau", "store.no_server"],
    ["postgres://lan:mat#khau@127.0.0.1/tonghop", "store.bad_address"],
    ["postgres://lan:12/khau@127.0.0.1/tonghop", "store.bad_address"],
    ["postgres://lan:mat/khau@127.0.0.1/tonghop", "store.bad_address"],
    ["postgres://lan:mat@/khau@127.0.0.1/tonghop", "store.bad_address"],
    ["postgres://lan:mat?khau@127.0.0.1/tonghop", "store.bad_address"],
    ["postgres://lan:%ZZkhau@127.0.0.1/tonghop", "store.bad_address"],
  ])("%s", async (address, code) => {
    const error = await openStoreAt(address, "nho-2026").catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "UserError", code });
    for (const lang of ["vi", "en"] as const) {
      const told = message(lang, error.code, error.slots);
      expect(told.replace(/mật khẩu|\bpassword\b/gi, "")).not.toMatch(/mat|khau|:12\b/i);
      expect(told).not.toMatch(/\{\w+\}/);
    }
  });
});

test("every text and every number comes back as it was", () => {
  const parts = fc.constantFrom("\u0000", "\u001a", "0", "a", "ậ", "\\", '"');
  const texts = fc.oneof(
    fc.string(),
    fc.array(parts).map((chosen) => chosen.join("")),
  );
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const [stored, other] = [toStored(a), toStored(b)] as string[];
      expect(stored).not.toContain("\u0000");
      expect(fromStored(stored!)).toBe(a);
      expect(stored === other).toBe(a === b);
    }),
  );
  fc.assert(fc.property(fc.double({ noNaN: true }), (one) => Object.is(Number(toStored(one)), one)));
});
