/** Units that end, merge and take over: what the definition may say, who is asked, and whose last year's figures are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Campaign,
  checkCampaign,
  existsOn,
  expectedUnits,
  isIllustrative,
  loadCampaign,
  problemText,
  successorOf,
  type Unit,
} from "../../src/campaign/index.js";
import { withUnitsOfToday } from "../../src/campaign/last-year.js";
import { expectedOn, isoDay } from "../../src/campaign/validity.js";
import { computeIndicators, makeTable, previousValues, resultOfUnit } from "../../src/indicators/index.js";
import type { Figure } from "../../src/model.js";
import { mergedFiles, mergedHistory, mergedUnits, unmergedFiles } from "../round/merged-communes.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, unitOf, writeCampaign } from "../round/small-campaign.js";

const loaded = (files: Record<string, string>) => loadCampaign(writeCampaign(temporaryFolder(), files), "en");
const merged = loaded(mergedFiles);
const unmerged = loaded(unmergedFiles);
const codes = (units: readonly Unit[]) => units.map(({ code }) => code);

describe("when a unit exists", () => {
  const unit = { validFrom: "2025-07-01", validTo: "2026-06-30" };
  test.each([
    ["2025-06-30", false],
    ["2025-07-01", true],
    ["2026-06-30", true],
    ["2026-07-01", false],
  ])("both its days belong to it: %s", (day, exists) => {
    expect(existsOn(unit, day)).toBe(exists);
  });
  test("without days it always does", () => {
    expect(existsOn({ validFrom: "", validTo: "" }, "1900-01-01")).toBe(true);
  });
  test.each([
    ["2025-07-01", "2025-07-01"],
    ["1/7/2025", "2025-07-01"],
    ["30/06/2026", "2026-06-30"],
    ["29/2/2024", "2024-02-29"],
    ["29/2/2025", "29/2/2025"],
    ["7/31/2025", "7/31/2025"],
    ["1/7/25", "1/7/25"],
    ["2025", "2025"],
    ["", ""],
  ])("a day as people write it: “%s”", (written, day) => {
    expect(isoDay(written)).toBe(day);
  });
});

describe("who is asked", () => {
  test("the units that exist on the day the answers are due", () => {
    expect(codes(expectedUnits(merged))).toEqual(["SKH", "X01", "X02"]);
    expect(codes(expectedUnits(unmerged))).toEqual(["SKH", "X01", "X02", "O1", "O2", "O3"]);
  });
  test("to the day", () => {
    const ending = (day: string) =>
      loaded({ ...smallFiles, "units.csv": edited(mergedUnits, "2026-06-30,X02", `${day},X02`) });
    expect(codes(expectedUnits(ending("2026-12-04")))).not.toContain("O1");
    expect(codes(expectedUnits(ending("2026-12-05")))).toContain("O1");
  });
  test("not one that begins later", () => {
    const files = {
      ...smallFiles,
      "units.csv": edited(smallFiles["units.csv"]!, "x01@tinh.example,,,", "x01@tinh.example,,6/12/2026,"),
    };
    expect(codes(expectedUnits(loaded(files)))).toEqual(["SKH", "X02"]);
  });
  test("who stands for one that ended, along the line of those that took over", () => {
    expect(["O1", "O2", "O1B", "O3", "X01"].map((code) => successorOf(merged, unitOf(merged, code))?.code)).toEqual([
      "X02",
      "X02",
      "X02",
      undefined,
      undefined,
    ]);
  });
});

describe("what the definition may not say", () => {
  const told = (files: Record<string, string>) => {
    const { problems } = checkCampaign(writeCampaign(temporaryFolder(), files));
    return problems.filter(({ level }) => level === "error").map((one) => problemText("vi", one));
  };
  const inUnits = (from: string, to: string) => told({ ...mergedFiles, "units.csv": edited(mergedUnits, from, to) });
  const line = (code: string) => mergedUnits.split("\n").findIndex((one) => one.startsWith(`${code},`)) + 1;

  test("the merged campaign itself is sound", () => {
    expect(told(mergedFiles)).toEqual([]);
  });
  test.each([
    ["a day that is none", "30/6/2026,O1B", "31/6/2026,O1B", "O2", "“31/6/2026” ở cột validTo của O2 không phải ngày"],
    ["a beginning after the end", "1/7/2026,31/8/2026", "1/9/2026,31/8/2026", "O1B", "01/09/2026 sau ngày kết thúc"],
    ["an unknown successor", "2026-06-30,X02", "2026-06-30,X03", "O1", "Không có đơn vị “X03”"],
    [
      "a successor of a living unit",
      "x01@tinh.example,,,,",
      "x01@tinh.example,,,,X02",
      "X01",
      "chưa ghi ngày kết thúc",
    ],
    [
      "a successor that begins too late",
      "1/7/2026,31/8/2026",
      "2/7/2026,31/8/2026",
      "O2",
      "không tồn tại vào ngày 01/07/2026",
    ],
    [
      "a successor that ended before",
      "1/7/2026,31/8/2026",
      "1/5/2026,30/6/2026",
      "O2",
      "không tồn tại vào ngày 01/07/2026",
    ],
    ["a line that ends in nothing", "31/8/2026,X02", "31/8/2026,", "O2", "O1B cũng đã kết thúc ngày 31/08/2026"],
    ["itself as successor", "2026-06-30,X02", "2026-06-30,O1", "O1", "đi vòng: O1 → O1"],
  ])("%s", (_, from, to, code, text) => {
    const found = inUnits(from, to);
    expect(found.filter((one) => one.includes(text))).toEqual([expect.stringContaining(`units.csv:${line(code)}:`)]);
  });
  test("a circle, and every other problem at once", () => {
    const units = edited(edited(mergedUnits, "31/8/2026,X02", "31/8/2026,O2"), "2026-06-30,X02", "30/2/2026,X02");
    const found = told({ ...mergedFiles, "units.csv": units });
    expect(found.join("\n")).toContain("đi vòng: O2 → O1B → O2");
    expect(found.join("\n")).toContain("“30/2/2026”");
  });
  test("an ended unit named where one unit must be", () => {
    const found = told({
      ...mergedFiles,
      "campaign.yaml": edited(smallFiles["campaign.yaml"]!, "unit: SKH,", "unit: O1,"),
      "indicators.yaml": edited(
        edited(
          smallFiles["indicators.yaml"]!,
          "unit: chữ, optional: true, reporters: [SBN, XA]}",
          "unit: chữ, optional: true, reporters: [SBN, XA, O2]}",
        ),
        "formula: 'B_SO<=B_DS', severity",
        "formula: 'B_SO<=B_DS', units: [O3, X01], severity",
      ),
    });
    expect(found).toEqual([
      expect.stringMatching(/^campaign.yaml:.*O1 \(UBND xã Mường Cang\) đã kết thúc ngày 30\/06\/2026.*Có phải “X02”/),
      expect.stringMatching(/^indicators.yaml:.*O2 .*Có phải “X02”/),
      expect.stringMatching(/^indicators.yaml:.*O3 .*nêu ở đây\. Thay/),
    ]);
  });
  test("an ended parent of a unit that lives on; not where a living unit has the name", () => {
    const found = inUnits("UBND xã Tân Uyên,xa,XA,yes,,", "UBND xã Tân Uyên,xa,XA,yes,UBND xã Mường Cang,");
    expect(found).toEqual([expect.stringMatching(/^units.csv:3:.*chủ quản O1.*Có phải “X02”/)]);
    expect(inUnits("UBND huyện cũ,xa,XA,no,", "UBND huyện cũ,xa,XA,no,UBND xã Than Uyên")).toEqual([]);
  });
  test("what could not be added up is a notice that names who has no figure", () => {
    const { problems } = checkCampaign(writeCampaign(temporaryFolder(), mergedFiles));
    const notice = problems.find(({ code }) => code === "campaign.history_not_summed")!;
    expect(notice).toMatchObject({
      level: "notice",
      slots: { unit: "X02", list: "A_1 (O2); A_2 (O2); K_CHI (O2); K_TL (O2)" },
    });
  });
  test("a list of units without the column goes on", () => {
    expect(told(smallFiles)).toEqual([]);
    expect(smallFiles["units.csv"]).not.toContain("successor");
  });
});

describe("last year's figures", () => {
  const last = previousValues(merged);
  test("of the unit that took over are the sums, or not known", () => {
    // By hand: 4000 + 1500 + 500; 1000 + 300 + 200; parts 1 + 2 and 3 + 4 and a total of 5.
    expect(last("X02", "B_DS")).toBe(6000);
    expect(last("X02", "B_SO")).toBe(1500);
    expect(last("X02", "A_TS")).toBe(15);
    expect([last("X02", "A_1"), last("X02", "K_CHI"), last("X02", "K_TL")]).toEqual([undefined, undefined, undefined]);
    expect([last("X01", "B_DS"), last("SKH", "K_CHI")]).toEqual([2000, 100]);
  });
  const previous = (campaign: Campaign) =>
    Object.fromEntries(
      computeIndicators(makeTable(campaign, [], []), { lang: "vi" }).map((one) => [one.code, one.previous]),
    );
  test("of the whole area do not change by the merger", () => {
    // By hand: (1000+1000+300+200+90)/(2000+4000+1500+500+700); 100 + 50.5 + 10.1 + 20.2; 3 + 7 + 5.
    expect(previous(unmerged)).toMatchObject({ IB: (2590 / 8700) * 100, IC: 180.8, IA: 15 });
    expect(previous(merged)).toEqual(previous(unmerged));
  });
  const now = (unit: string, element: string, value: number): Figure => ({
    ...{ unit, element, value, reason: null, held: false },
    source: { sha256: "0", sheet: "S", cell: "F1", raw: "" },
  });
  const given = [
    ...[now("X01", "B_DS", 2000), now("X01", "B_SO", 1500), now("X02", "B_DS", 6000), now("X02", "B_SO", 3000)],
    ...[now("SKH", "K_CHI", 110), now("X01", "K_CHI", 60.5), now("X02", "K_CHI", 40)],
  ];
  test("the change is that of the units of today, and says what it leaves out", () => {
    const table = makeTable(merged, given, []);
    const of = Object.fromEntries(computeIndicators(table, { lang: "vi" }).map((one) => [one.code, one]));
    // By hand: 4500/8000 against 2500/8000, in points; O3's 90 of 700 are in last year's value only.
    expect(of.IB!.change).toEqual({ value: 25, kind: "points", units: 2, endedLeftOut: true });
    // X02's spending of last year is not known: 170.5 against 150.5 of the two others.
    expect(of.IC!.change).toMatchObject({ units: 2, endedLeftOut: true });
    expect(of.IC!.change!.value).toBeCloseTo((170.5 / 150.5 - 1) * 100, 10);
    const own = resultOfUnit(table, "IB", unitOf(merged, "X02"));
    expect(own).toEqual({ unit: "X02", value: 50, previous: 25, change: { value: 25, kind: "points", units: 1 } });
  });
  test("on mixed bases: no change is told, the whole's value is", () => {
    const files = {
      ...mergedFiles,
      "history.csv": edited(mergedHistory, "O1,B_DS,1500,full_year", "O1,B_DS,1500,official"),
    };
    const mixed = loaded(files);
    const table = makeTable(mixed, given, []);
    const IB = computeIndicators(table, { lang: "vi" }).find(({ code }) => code === "IB")!;
    expect(IB).toMatchObject({ previous: (2590 / 8700) * 100, change: null });
    expect(resultOfUnit(table, "IB", unitOf(mixed, "X02")).change).toBeNull();
    expect(resultOfUnit(table, "IB", unitOf(mixed, "X01")).change).not.toBeNull();
  });
  test("made-up ones stay made-up in a sum", () => {
    expect(isIllustrative(merged)).toBe(false);
    const files = {
      ...mergedFiles,
      "history.csv": edited(mergedHistory, "O1,B_DS,1500,full_year", "O1,B_DS,1500,illustrative"),
    };
    expect(isIllustrative(loaded(files))).toBe(true);
    expect(loaded(files).history.find((row) => row.unit === "X02" && row.element === "B_DS")!.basis).toBe(
      "illustrative",
    );
  });
  test("a unit renamed keeps all of its figures, also those that are not added", () => {
    const renamed = loaded({
      ...smallFiles,
      "units.csv": `${smallFiles["units.csv"]!.replace("validTo,source", "validTo,successor,source")
        .replace(/^(?!code)(\S.*),$/gm, "$1,,")
        .replace(
          "X02,UBND xã Than Uyên,xa,XA,yes,,,,,,,",
          "X02,UBND xã Than Uyên,xa,XA,yes,,,,,,30/6/2026,X03",
        )}X03,UBND phường Than Uyên,xa,XA,yes,,,,,1/7/2026,,,\n`,
      "history.csv": `${smallFiles["history.csv"]!}X02,K_TL,90,full_year\nX02,C_CO,Có,full_year\n`,
    });
    const before = previousValues(renamed);
    expect(["B_DS", "K_TL", "C_CO"].map((code) => before("X03", code))).toEqual([4000, 90, "Có"]);
  });
  test("what was an ended unit's alone is asked of the one that took over, and so is last year's", () => {
    const alone = (code: string) =>
      edited(
        smallFiles["indicators.yaml"]!,
        "unit: người, subsetOf: B_DS, reporters: [XA]",
        `unit: người, level: province, reporters: [${code}]`,
      )
        .replace(
          "  - {id: B.1, formula: 'B_SO<=B_DS'",
          "  - {id: B.1, scope: campaign, formula: 'SUM(B_SO)<=SUM(B_DS)'",
        )
        .replace("SUM(B_SO)/SUM(B_DS)*100", "SUM(B_SO)");
    const rows = "unit,element,value,basis\nO1,B_SO,300,full_year\n";
    const before = loaded({ ...unmergedFiles, "indicators.yaml": alone("O1"), "history.csv": rows });
    const after = loaded({ ...mergedFiles, "indicators.yaml": alone("X02"), "history.csv": rows });
    expect([previous(before).IB, previous(after).IB]).toEqual([300, 300]);
    expect(previousValues(after)("X02", "B_SO")).toBe(300);
  });
  test("averaged figures are not added", () => {
    const averaged = loaded({
      ...mergedFiles,
      "indicators.yaml": edited(smallFiles["indicators.yaml"]!, "formula: 'SUM(A_TS)'", "formula: 'AVERAGE(B_DS)'"),
    });
    expect(previousValues(averaged)("X02", "B_DS")).toBeUndefined();
    // By hand: the five communes of then.
    expect(previous(averaged).IA).toBe((2000 + 4000 + 1500 + 500 + 700) / 5);
  });
});

test("random mergers: only living units are asked, nothing is added twice, lost or understated, and last year's total stays", () => {
  const base = smallCampaign();
  const element = { ...base.elements.find(({ code }) => code === "K_CHI")!, reporters: ["*"] };
  const indicator = { ...base.indicators.find(({ code }) => code === "IC")!, formula: "SUM(K_CHI)" };
  const day = (n: number) => new Date(Date.UTC(2025, 10, 1) + n * 86_400_000).toISOString().slice(0, 10);
  // A unit may end, the later the greater its number; whoever takes over has a greater one, or nobody does.
  const drawn = fc.array(
    fc.record({
      ends: fc.boolean(),
      by: fc.option(fc.nat(50)),
      figure: fc.option(fc.integer({ min: 0, max: 1e9 }).map((n) => n / 10)),
      isNew: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(drawn, (given) => {
      const units = given.map(({ ends, by, isNew }, n): Unit => {
        const later = given.length - n - 1;
        return {
          ...base.units[0]!,
          ...{ code: `U${n}`, name: `Đơn vị ${n}`, groups: [], expected: true },
          validFrom: isNew ? "2025-12-06" : "",
          validTo: ends ? day(1 + n * 40) : "",
          successor: ends && by !== null && later > 0 ? `U${n + 1 + (by % later)}` : "",
        };
      });
      const history = given.flatMap(({ figure }, n) =>
        figure === null ? [] : [{ unit: `U${n}`, element: "K_CHI", value: figure, basis: "full_year" }],
      );
      const of = (list: Unit[]): Campaign => ({
        ...base,
        ...{ units: list, history, elements: [element], indicators: [indicator], rosters: [], rules: [], targets: [] },
      });
      const { due } = base.deadlines;
      const campaign = withUnitsOfToday(of(expectedOn(units, due)));
      const asked = expectedUnits(campaign);
      expect(asked.every((unit) => existsOn(unit, due))).toBe(true);
      expect(asked.length).toBe(units.filter(({ validTo }) => validTo === "" || validTo >= due).length);

      const total = (one: Campaign) => computeIndicators(makeTable(one, [], []), { lang: "vi" })[0]!.previous;
      const before = of(units.map((unit) => ({ ...unit, validFrom: "", validTo: "", successor: "" })));
      expect(total(campaign)).toBe(total(before));

      const last = previousValues(campaign);
      const own = new Map(history.map(({ unit, value }) => [unit, value]));
      const into = (code: string): string => {
        const unit = units.find((one) => one.code === code)!;
        return (unit.validTo !== "" && unit.validTo < due && unit.successor && into(unit.successor)) || code;
      };
      for (const { code } of asked) {
        const members = units.filter((one) => into(one.code) === code);
        // Who was there on 5 December 2025 was asked.
        const wasThere = ({ validFrom, validTo }: Unit) =>
          validFrom === "" && (validTo === "" || validTo >= "2025-12-05");
        const lacks = members.some((one) => !own.has(one.code) && wasThere(one));
        const known = members.flatMap((one) => own.get(one.code) ?? []);
        const sum = known.reduce((all, one) => all + Math.round(one * 10), 0) / 10;
        const isSummed = known.length > 0 && !lacks;
        expect(last(code, "K_CHI")).toBe(isSummed ? sum : undefined);
      }
    }),
    { numRuns: 300 },
  );
});
