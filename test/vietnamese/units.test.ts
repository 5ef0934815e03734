import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { matchUnitName, type NamedUnit } from "../../src/vietnamese/index.js";

const unit = (code: string, name: string, ...aliases: string[]): NamedUnit => ({ code, name, aliases });
const units = [
  unit("UBNDT", "UBND tỉnh Lai Châu"),
  unit("SKHCN", "Sở Khoa học và Công nghệ", "Sở KH&CN"),
  unit("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
  unit("SYT", "Sở Y tế"),
  unit("CAT", "Công an tỉnh"),
  unit("TKT", "Thống kê tỉnh Lai Châu"),
  unit("DN-VNPT", "VNPT Lai Châu"),
  unit("03388", "UBND phường Đoàn Kết"),
  unit("03408", "UBND phường Tân Phong", "Đông Phong"),
  unit("03595", "UBND xã Than Uyên"),
  unit("03598", "UBND xã Tân Uyên"),
  unit("03613", "UBND xã Nậm Sỏ"),
  unit("03505", "UBND xã Pa Tần"),
  unit("03518", "UBND xã Pa Tán"),
];
const match = (text: string) => matchUnitName(text, units);

describe("the same unit", () => {
  test("by its full name, in any Unicode form, capitals, spelling of tones and punctuation", () => {
    for (const text of [
      "UBND xã Nậm Sỏ",
      "ubnd  XÃ NẬM SỎ",
      "UBND xã Nậm Sỏ".normalize("NFD"),
      "Ủy ban nhân dân xã Nậm Sỏ",
      "Uỷ ban nhân dân xã Nậm Sỏ",
      "UBND x. Nậm Sỏ",
    ])
      expect(match(text)).toBe("03613");
    expect(match("Sở Văn hoá, Thể thao & Du lịch")).toBe("SVHTTDL");
    expect(match("UBND phường Ðoàn Kết")).toBe("03388");
  });

  test("without the kind of body, or with the province added or left out", () => {
    for (const text of [
      "Nậm Sỏ",
      "xã Nậm Sỏ",
      "UBND Nậm Sỏ",
      "UBND xã Nậm Sỏ, tỉnh Lai Châu",
      "UBND xã Nậm Sỏ - Lai Châu",
    ])
      expect(match(text)).toBe("03613");
    expect(match("Sở Y tế tỉnh Lai Châu")).toBe("SYT");
    expect(match("Công an tỉnh Lai Châu")).toBe("CAT");
    expect(match("Thống kê tỉnh")).toBe("TKT");
    expect(match("UBND tỉnh Lai Châu")).toBe("UBNDT");
  });

  test("by an alias", () => {
    expect(match("Sở KH&CN")).toBe("SKHCN");
    expect(match("đông phong")).toBe("03408");
  });

  test("case 56: without accents, where only one fits", () => {
    expect(match("UBND XA NAM SO")).toBe("03613");
    expect(match("so y te")).toBe("SYT");
    expect(match("UBND xa Pa Tan")).toBe("ambiguous");
    expect(match("UBND xã Pa Tần")).toBe("03505");
  });
});

describe("another unit", () => {
  test("Than Uyên is not Tân Uyên", () => {
    expect(match("Than Uyên")).toBe("03595");
    expect(match("Tân Uyên")).toBe("03598");
    expect(match("UBND XA TAN UYEN")).toBe("03598");
    expect(match("Thân Uyên")).toBeNull();
  });

  test("no near miss, no wrong kind, no former district, no other province", () => {
    for (const text of [
      "Nậm Sõ",
      "Bum mua",
      "phường Nậm Sỏ",
      "Sở Nậm Sỏ",
      "huyện Tân Uyên",
      "thị trấn Than Uyên",
      "UBND xã Nậm Sỏ, tỉnh Sơn La",
      "UBND",
      "Sở",
      "xã",
      "",
      "tỉnh Lai Châu",
      "Lai Châu",
      "Y tế thôn",
    ])
      expect(match(text)).toBeNull();
  });

  test("an accent typed wrong is not taken for one left out", () => {
    expect(match("UBND xã Nâm Sỏ")).toBeNull();
  });
});

test("every unit of the shipped campaign is found by its own name, and no name by two", () => {
  const rows = readFileSync("schemas/lai-chau-2026/units.csv", "utf8")
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const shipped = rows.map((row) => {
    const [, code = "", name = ""] = /^([^,]*),("(?:[^"]|"")*"|[^,]*)/.exec(row) ?? [];
    return unit(code, name.replace(/^"|"$/g, "").replaceAll('""', '"'));
  });
  expect(shipped.length).toBeGreaterThan(50);
  for (const { code, name } of shipped) {
    expect(matchUnitName(name, shipped)).toBe(code);
    expect(matchUnitName(name.toUpperCase().normalize("NFD"), shipped)).toBe(code);
  }
});
