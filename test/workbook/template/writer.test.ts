/** Forms made from the pattern of their layout are those that exceljs alone writes, byte for byte. */
import { createHash, createSecretKey } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Campaign, expectedUnits, loadCampaign, type Unit } from "../../../src/campaign/index.js";
import { historyOf, previousOf } from "../../../src/round/previous.js";
import { templateWriter, writeTemplate } from "../../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../../round/small-campaign.js";

/** How many workbooks exceljs was asked for. */
let built = 0;
vi.mock("exceljs", async (original) => {
  const { default: library } = await original<{ default: typeof import("exceljs") }>();
  class Counted extends library.Workbook {
    constructor() {
      super();
      built++;
    }
  }
  return { default: { ...library, Workbook: Counted } };
});
beforeEach(() => {
  built = 0;
});

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const small = smallCampaign();

describe("the forms of a whole campaign", () => {
  test("are those exceljs alone writes, for every unit of Lai Châu, with a workbook built once a layout", async () => {
    const campaign = loadCampaign("schemas/lai-chau-2026", "en");
    const units = expectedUnits(campaign);
    const write = templateWriter(campaign);
    const made = new Map<string, string>();
    for (const unit of units) made.set(unit.code, hash(await write(unit, previousOf(campaign, unit))));
    const layouts = built;
    expect(units.length).toBeGreaterThan(60);
    expect(layouts).toBeLessThan(units.length / 3);
    expect([...historyOf(campaign).values()].some((own) => [...own.values()].includes("Có"))).toBe(true);
    for (const unit of units) {
      const alone = hash(await writeTemplate(campaign, unit, { previous: previousOf(campaign, unit) }));
      expect([unit.code, made.get(unit.code)]).toEqual([unit.code, alone]);
    }
    expect(built).toBe(layouts + units.length);
  }, 240_000);

  test("differ where a unit alone is asked for something, or judged by something", async () => {
    const [x01, x02] = [unitOf(small, "X01"), unitOf(small, "X02")];
    const only = (reporters: string[]): Campaign => ({
      ...small,
      elements: small.elements.map((one) => (one.code === "C_SQD" ? { ...one, reporters } : one)),
    });
    const ruled: Campaign = {
      ...small,
      rules: small.rules.map((rule, n) => (n === 0 ? { ...rule, units: ["X02"] } : rule)),
    };
    const otherGroups: Unit = { ...x02, groups: [...x02.groups, "SBN"] };
    const otherKind: Unit = { ...x02, kind: "so" };
    for (const [campaign, ...units] of [
      [only(["X02"]), x01, x02],
      [only(["X01", "SBN"]), x01, x02, otherGroups],
      [ruled, x01, x02],
      [small, x01, otherGroups, otherKind],
    ] as [Campaign, ...Unit[]][]) {
      const write = templateWriter(campaign);
      for (const unit of units)
        expect(hash(await write(unit, new Map()))).toBe(
          hash(await writeTemplate(campaign, unit, { previous: new Map() })),
        );
    }
  });

  test("depend on nothing of a unit but its name, code, kind and groups", async () => {
    const read = new Set<PropertyKey>();
    for (const unit of small.units) {
      const watched = new Proxy(unit, {
        get(target, key) {
          read.add(key);
          return Reflect.get(target, key);
        },
        ownKeys() {
          throw new Error("every field is read");
        },
      });
      await writeTemplate(small, watched, { previous: new Map() });
    }
    expect([...read].sort()).toEqual(["code", "groups", "kind", "name"]);
  });
});

describe("whatever a unit is called, and whatever it reported last year", () => {
  const pieces = fc.constantFrom(
    ...[
      "<",
      ">",
      "&",
      '"',
      "'",
      "]]>",
      "<!--",
      "&amp;",
      "&#10;",
      "<si><t>",
      "</t></si>",
      '<c r="E9" s="1"/>',
      "$&",
      "$1",
    ],
    ...["=1+1", "@SUM(A1)", "-2", "_x000D_", "_x0041_", "{unit}", "__proto__", "constructor"],
    ...[
      "\n",
      "\r\n",
      "\t",
      " ",
      "\u00a0",
      "\u3000",
      "\u0001",
      "\u0007",
      "\u007f",
      "\u0000",
      "\u202e",
      "\ufeff",
      "\ufffd",
    ],
    ...["\ud800", "\udc00", "😀", "Nậm Sỏ", "Nậm Sỏ".normalize("NFD"), "\ue000", "\ue000\ue001\ue002", "\ue003\ue004"],
    ...["Có", "Không", "2026", "Mã đơn vị", "X01", "xa", "Đơn vị báo cáo: ", "full_year", "0", "A_1", "Ý kiến"],
    ...["dài ".repeat(3000)],
  );
  const hostile = fc.oneof(
    fc.array(pieces, { minLength: 1, maxLength: 4 }).map((some) => some.join("")),
    fc.string({ minLength: 1, unit: "binary" }),
  );
  const figure = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1e21, 1e-7, 12.30000001, Number.MAX_VALUE),
    hostile,
  );
  const codes = small.elements.map(({ code }) => code);
  const lastYear = fc.dictionary(fc.constantFrom(...codes), figure).map((some) => new Map(Object.entries(some)));

  test("the bytes are those exceljs alone writes", async () => {
    const key = createSecretKey(Buffer.from("một khóa bí mật để thử"));
    const [unsigned, signed] = [templateWriter(small), templateWriter(small, key)];
    await fc.assert(
      fc.asyncProperty(
        ...[fc.constantFrom(...small.units), fc.option(hostile), fc.option(hostile), lastYear, fc.boolean()],
        async (unit, name, code, previous, isSigned) => {
          // A code decides who is asked for what only where the definition names it.
          const called = { ...unit, name: name ?? unit.name, code: code ?? unit.code };
          const content = isSigned ? { previous, key } : { previous };
          const made = await (isSigned ? signed : unsigned)(called, previous);
          expect(hash(made)).toBe(hash(await writeTemplate(small, called, content)));
        },
      ),
      {
        numRuns: 150,
        // A code that looks like the gap for the name.
        examples: [[unitOf(small, "X01"), "UBND xã A", "Đơn vị báo cáo: \ue000\ue003\ue004", new Map(), false]],
      },
    );
  }, 120_000);

  test("names of ordinary letters, and those with marks of XML, are filled in without exceljs", async () => {
    const write = templateWriter(small, createSecretKey(Buffer.from("khóa")));
    const previous = new Map<string, number | string>([
      ["C_CO", "Có"],
      ["A_1", 5],
    ]);
    await write(unitOf(small, "X01"), new Map());
    built = 0;
    for (const name of ["UBND xã Nậm Sỏ", `A <b>&"'`, " hai đầu ", "Mã đơn vị", "X01", "dài ".repeat(9000), "_x000D_"])
      await write({ ...unitOf(small, "X01"), name }, previous);
    expect(built).toBe(0);
  });
});
