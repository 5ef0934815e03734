/** Cases 50, 56 and 62: which units the name of a file names. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NamedUnit, plain, unitsInFileName } from "../../src/vietnamese/index.js";
import { garbled, toTcvn3, toVni } from "./legacy.js";
import { shippedUnits } from "./shipped.js";

const find = (name: string): string => unitsInFileName(name, shippedUnits).join(" ");
const ascii = (unit: NamedUnit): string =>
  plain(unit.name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-|-$/g, "");

describe("every unit of the shipped campaign", () => {
  const expectOnly = (name: string, code: string): void => expect([name, find(name)]).toEqual([name, code]);

  test("is found by its own workbook's name, in any case and Unicode form, and no other is", () => {
    for (const unit of shippedUnits) {
      const generated = `${unit.code}_${ascii(unit)}.xlsx`;
      const typed = `${unit.code}_${unit.name}.xlsx`;
      for (const name of [
        generated,
        generated.toUpperCase(),
        `${generated.slice(0, -5)} (1).xlsx`,
        `Copy of ${generated}`,
      ])
        expectOnly(name, unit.code);
      for (const name of [typed, typed.normalize("NFD"), typed.toUpperCase(), `inbox/thu 1\\${typed}`])
        expectOnly(name, unit.code);
    }
  });

  test("is found, and no other, among thousands of communes whose names begin with the same words", () => {
    const others = Array.from({ length: 5000 }, (_, n) => ({
      code: `Z${n}`,
      name: `UBND xã Thử số ${n}`,
      aliases: [],
    }));
    const many = [...shippedUnits, ...others];
    for (const unit of many.filter((_, n) => n < shippedUnits.length || n % 50 === 0))
      for (const name of [`${unit.code}_${ascii(unit)}.xlsx`, `Biểu mẫu ${unit.name} (1).xlsx`])
        expect([name, unitsInFileName(name, many)]).toEqual([name, [unit.code]]);
  });

  test("is found by its name alone, with accents and without", () => {
    for (const unit of shippedUnits) {
      for (const name of [unit.name, ascii(unit), unit.name.toLowerCase(), unit.name.normalize("NFD").toUpperCase()]) {
        expectOnly(`${name}.xlsx`, unit.code);
        expectOnly(`BC - ${name} - 2026 (ban cuoi).xlsx`, unit.code);
        expectOnly(`2026_${name}_FINAL.xls`, unit.code);
      }
    }
  });

  test("is found by each of its aliases", () => {
    for (const unit of shippedUnits) for (const alias of unit.aliases) expectOnly(`BC_${alias}_2026.xlsx`, unit.code);
  });

  test("is found, or nothing, where its name went through an old encoding", () => {
    for (const unit of shippedUnits)
      for (const encode of [toTcvn3, toVni, garbled])
        expect(["", unit.code]).toContain(find(`${encode(unit.name)}.xlsx`));
    expect(find(`BC ${toTcvn3("UBND xã Nậm Sỏ")}.xlsx`)).toBe("03613");
    expect(find(`${toVni("UBND xã Mường Than")}.xlsx`)).toBe("03618");
    expect(find(`${garbled("UBND xã Tân Uyên")} 2026.xlsx`)).toBe("03598");
  });

  test("two names in one are both found: the file is ambiguous", () => {
    const communes = shippedUnits.filter((unit) => /^\d/.test(unit.code));
    for (const [i, one] of communes.entries()) {
      const other = communes[(i + 1) % communes.length]!;
      expect(find(`${one.name} va ${other.name}.xlsx`).split(" ").sort()).toEqual([one.code, other.code].sort());
      expect(
        find(`${one.code}_${ascii(other)}.xlsx`)
          .split(" ")
          .sort(),
      ).toEqual([one.code, other.code].sort());
    }
  });
});

describe("names as clerks give them", () => {
  test.each([
    ["BC KHCN UBND xa Nam So FINAL (2).xlsx", "03613"],
    ["bieu so lieu - phuong Doan Ket.xlsx", "03388"],
    ["Nậm Sỏ.xlsx", "03613"],
    ["Báo cáo số liệu xã Mường Than (sửa).xlsx", "03618"],
    ["BC so lieu Nam So.xlsx", "03613"],
    ["so lieu Bum Nua.xlsx", "03466"],
    ["so lieu Bum To.xlsx", "03433"],
    ["hua bum.xlsx", "03460"],
    ["UBND x. Pa Tan.xlsx", "03503"],
    ["UBND P. Tan Phong - bieu mau.xlsx", "03408"],
    ["xa Phong Tho.xlsx", "03549"],
    ["xa-muong-kim_2026.xlsx", "03637"],
    ["phuong Dong Phong.xlsx", "03408"],
    ["xa Phuc Than.xlsx", "03618"],
    ["03613.xlsx", "03613"],
    ["BC 03613 2026.xlsx", "03613"],
    ["skhcn_bieu.xlsx", "SKHCN"],
    ["BC-SKHCN-2026.xlsx", "SKHCN"],
    ["BC So KH&CN.xlsx", "SKHCN"],
    ["Sở Y tế báo cáo.xlsx", "SYT"],
    ["Báo cáo của Sở Y tế.xlsx", "SYT"],
    ["BC Công an tỉnh 2026.xlsx", "CAT"],
    ["Viettel Lai Chau.xlsx", "DN-VTL"],
    ["Van phong UBND tinh.xlsx", "VPUBND"],
    ["THUE_thue-tinh-lai-chau.xlsx", "THUE"],
  ])("%s names %s", (name, code) => {
    expect(find(name)).toBe(code);
  });

  test("Than Uyên is never taken for Tân Uyên", () => {
    for (const name of ["Than Uyên", "Than Uyen", "THAN UYEN", "xa than uyen", "UBND XÃ THAN UYÊN"])
      expect([name, find(`${name}.xlsx`)]).toEqual([name, "03595"]);
    for (const name of ["Tân Uyên", "Tan Uyen", "TAN UYEN", "xa tan uyen", "UBND XÃ TÂN UYÊN"])
      expect([name, find(`${name}.xlsx`)]).toEqual([name, "03598"]);
    expect(find("xa Thân Uyên.xlsx")).toBe("");
    expect(find("huyen Than Uyen.xlsx")).toBe("");
    expect(find("thi tran Tan Uyen.xlsx")).toBe("");
  });

  test.each([
    "BC KHCN ban cuoi (2) FINAL sua.xlsx",
    "ho so noi vu.xlsx",
    "co so y te 2026.xlsx",
    "Cơ sở y tế xã.xlsx",
    "trụ sở công thương.xlsx",
    "bieu so tai chinh.xlsx",
    "van ban bo sung.xlsx",
    "so lieu cap xa ban bo sung.xlsx",
    "Văn bản bổ sung.xlsx",
    "bieu thong ke tinh hinh.xlsx",
    "thanh tra tinh hinh.xlsx",
    "Thông báo Lai Châu.xlsx",
    "dai doan ket.xlsx",
    "Ngày hội đại đoàn kết.xlsx",
    "thue dat 2026.xlsx",
    "Thue dat.xlsx",
    "cat giam thu tuc.xlsx",
    "bao cao xa.xlsx",
    "Than.xlsx",
    "SKHCN1_x.xlsx",
    "SoKHCN.xlsx",
    "103613_x.xlsx",
    "phuong Nam So.xlsx",
    "Nam Soo.xlsx",
    "Nâm Sỏ.xlsx",
    "xa Nam.xlsx",
    "y te.xlsx",
    "tai chinh.xlsx",
    "UBND.xlsx",
    "Lai Chau.xlsx",
    ".xlsx",
    "",
  ])("%s names none for certain", (name) => {
    expect(find(name)).toBe("");
  });

  test("a longer name wins over a shorter one in it; two names side by side do not", () => {
    const units: NamedUnit[] = [
      { code: "A", name: "UBND xã Than", aliases: [] },
      { code: "B", name: "UBND xã Than Uyên", aliases: [] },
      { code: "C", name: "UBND xã Phúc", aliases: ["Phúc Than Uyên"] },
    ];
    expect(unitsInFileName("xã Than Uyên.xlsx", units)).toEqual(["B"]);
    expect(unitsInFileName("xã Than.xlsx", units)).toEqual(["A"]);
    expect(unitsInFileName("Phúc Than Uyên.xlsx", units)).toEqual(["C"]);
    expect(unitsInFileName("xã Than, xã Than Uyên.xlsx", units)).toEqual(["A", "B"]);
  });

  test("two units whose names differ in accents only are both found without them", () => {
    const units: NamedUnit[] = [
      { code: "A", name: "UBND xã Pa Tần", aliases: [] },
      { code: "B", name: "UBND xã Pa Tán", aliases: [] },
    ];
    expect(unitsInFileName("xa Pa Tan.xlsx", units)).toEqual(["A", "B"]);
    expect(unitsInFileName("xã Pa Tán.xlsx", units)).toEqual(["B"]);
  });
});

test("any name is answered, and soon", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      expect(Array.isArray(unitsInFileName(name, shippedUnits))).toBe(true);
    }),
    { numRuns: 300 },
  );
  for (const name of ["xa Nam So ".repeat(3_000), "_".repeat(30_000), "xã".repeat(15_000), "\u0323".repeat(30_000)]) {
    const start = performance.now();
    unitsInFileName(name, shippedUnits);
    expect(performance.now() - start).toBeLessThan(5000);
  }
});
