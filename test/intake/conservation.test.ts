/** Whatever a clerk types, every input cell is accepted, rejected or blank, and no figure changes on the way. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { MissingReason } from "../../src/model.js";
import { type FilledCell, readWorkbook, writeTemplate } from "../../src/workbook/index.js";
import { expectedOf, shippedCampaign, wideCampaign } from "../damage/campaigns.js";
import { combined, faults } from "../damage/combination.js";
import { type Form, filledForm } from "../damage/form.js";
import { operators } from "../damage/operators/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";
import { rowInserted, taken, typed } from "./damage.js";

const campaign = smallCampaign();
const unit = unitOf(campaign, "X01");
const codes = ["A_1", "A_2", "B_DS", "B_SO", "C_CO", "C_SQD", "K_CHI", "K_TL", "YK_UD"];

const word = fc.oneof(
  fc.constantFrom(
    "-",
    "không",
    "khoảng 5",
    "1.234",
    "12 người",
    "#REF!",
    "3/4",
    "n/a",
    "Có",
    "x",
    "=1+1",
    "1O",
    " ",
    "\t",
    "0",
    "'5",
    "1,5 tỷ",
  ),
  fc.string({ maxLength: 20 }),
);
const value = fc.oneof(
  fc.integer({ min: -5, max: 100_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e12 }),
  word,
);
const reason = fc.option(fc.constantFrom<MissingReason>("na", "not_yet", "included_in", "confidential", "zero"), {
  nil: undefined,
  freq: 3,
});
const cell = fc.record({
  value: fc.option(value, { nil: undefined, freq: 4 }),
  reason,
  includedIn: fc.option(fc.constantFrom(...codes, "?"), { nil: undefined }),
});
const row = fc.dictionary(
  fc.constantFrom("DS_TEN", "DS_LOAI", "DS_KP", "DS_NAM", "DS_NGAY"),
  fc.oneof(fc.integer(), word),
  { maxKeys: 5 },
);
const form = fc.record({
  figures: fc.dictionary(fc.constantFrom(...codes), cell),
  rows: fc.array(row, { maxLength: 6 }),
});

const defined = (one: object) =>
  Object.fromEntries(Object.entries(one).filter(([, part]) => part !== undefined)) as FilledCell;

function write({ figures, rows }: { figures: Record<string, object>; rows: Record<string, number | string>[] }) {
  return writeTemplate(campaign, unit, {
    previous: new Map(),
    figures: new Map(Object.entries(figures).map(([code, one]) => [code, defined(one)])),
    rosters: new Map([["DS", rows.map((one) => new Map(Object.entries(one)))]]),
  });
}

test("input = accepted + rejected + blank, and a blank or rejected cell never has a figure of its own", async () => {
  await fc.assert(
    fc.asyncProperty(form, async (filled) => {
      const bytes = await write(filled);
      const read = taken(campaign, bytes);
      const { input, accepted, rejected, blank } = read.cells;
      expect(accepted + rejected + blank).toBe(input);
      expect(
        read.values
          .filter((one) => one.row === 0)
          .map((one) => one.element)
          .sort(),
      ).toEqual([...codes].sort());
      // Every cell of the list that holds something is an input.
      const sheet = readWorkbook(bytes).sheets.find((one) => one.name === "DS mô hình")!;
      const held = [...sheet.cells.values()].filter(
        (one) =>
          one.row >= 7 && one.row <= 12 && one.column >= 2 && one.column <= 6 && String(one.value ?? "").trim() !== "",
      );
      expect(read.values.filter((one) => one.row > 0)).toHaveLength(held.length);
      for (const one of read.values) {
        if (one.fate === "rejected") expect(one.value).toBeNull();
        if (one.fate === "blank")
          expect(one.value).toBe(one.reason === "zero" && !["C_CO", "C_SQD", "YK_UD"].includes(one.element) ? 0 : null);
        if (one.fate === "accepted") expect(one.reason).toBeNull();
        if (one.fate === "rejected")
          expect(
            read.failed.some(
              (finding) =>
                finding.severity === "error" &&
                finding.cells.some((place) => place.element === one.element && place.cell === one.cell),
            ),
          ).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("a whole number typed as a number is that number, and 0 is not nothing", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: undefined }), { minLength: 4, maxLength: 4 }),
      async (numbers) => {
        const places = ["A_1", "A_2", "B_DS", "B_SO"];
        const figures = Object.fromEntries(places.map((code, n) => [code, { value: numbers[n] }]));
        const read = taken(campaign, await write({ figures, rows: [] }));
        expect(places.map((code) => read.one(code)!.value ?? undefined)).toEqual(numbers);
      },
    ),
    { numRuns: 30 },
  );
});

test("rows inserted anywhere change no value and no count", async () => {
  const figures = Object.fromEntries(codes.map((code, n) => [code, { value: ["C_CO"].includes(code) ? "Có" : n + 1 }]));
  const bytes = await write({ figures, rows: [{ DS_TEN: "Một" }, { DS_TEN: "Hai", DS_KP: 3 }] });
  const before = taken(campaign, bytes);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom("Số liệu", "2. Tài chính", "DS mô hình"), fc.integer({ min: 6, max: 13 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (insertions) => {
        const after = taken(
          campaign,
          insertions.reduce((book, [sheet, at]) => rowInserted(book, sheet, at), bytes),
        );
        expect(after.values.map((one) => [one.element, one.row, one.value])).toEqual(
          before.values.map((one) => [one.element, one.row, one.value]),
        );
        expect(after.cells).toEqual(before.cells);
      },
    ),
    { numRuns: 25 },
  );
});

test("every text typed into any cell of the table's inputs is either read or named in a finding", async () => {
  const bytes = await write({ figures: {}, rows: [] });
  const columns = ["F", "G", "H", "I", "J"];
  fc.assert(
    fc.property(fc.constantFrom(...columns), fc.integer({ min: 9, max: 12 }), (column, line) => {
      const mark = "Nội dung lạ 7319";
      const read = taken(campaign, typed(bytes, "Số liệu", { [`${column}${line}`]: mark }));
      expect(JSON.stringify([read.values, read.failed])).toContain("7319");
    }),
    { numRuns: 20 },
  );
});

/** The same accidents on every run: a failure here is one for everybody. */
const seed = 20_261_205;

describe("after two to five accidents one on top of the other", () => {
  let short: Form[] = [];
  let long: Form[] = [];
  beforeAll(async () => {
    const filled = (of: typeof campaign, own: number) =>
      expectedOf(of).map((one, index) => filledForm(of, one, own + index, index % 2 === 0 ? 0.15 : 0));
    short = await Promise.all([...filled(campaign, 10), ...filled(wideCampaign(), 20)]);
    const [commune, department] = ["03595", "SKHCN"].map((code) => unitOf(shippedCampaign(), code));
    long = await Promise.all([
      filledForm(shippedCampaign(), commune!, 31),
      filledForm(shippedCampaign(), department!, 32),
    ]);
  }, 60_000);

  const byName = new Map(operators.map((operator) => [operator.name, operator]));
  const steps = fc.array(fc.record({ name: fc.constantFrom(...byName.keys()), seed: fc.nat(10_000) }), {
    minLength: 2,
    maxLength: 5,
  });
  const holds = (form: Form, accidents: readonly { name: string; seed: number }[]) => {
    const damaged = combined(
      form,
      accidents.map(({ name, seed: own }) => ({ operator: byName.get(name)!, seed: own })),
    );
    expect({ happened: damaged.happened, faults: faults(form, damaged) }).toEqual({
      happened: damaged.happened,
      faults: [],
    });
  };

  test("a form is refused with a code, or counts add up, no figure is another's, and nothing vanishes", () => {
    fc.assert(
      fc.property(fc.nat(5), steps, (which, accidents) => holds(short[which % short.length]!, accidents)),
      { numRuns: 400, seed },
    );
  });

  test("so is a long one", () => {
    fc.assert(
      fc.property(fc.nat(1), steps, (which, accidents) => holds(long[which]!, accidents)),
      { numRuns: 40, seed },
    );
  });
});
