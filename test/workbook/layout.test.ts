/** The map of a form: every figure a unit is asked for has one place, and totals are no inputs. */
import { describe, expect, test } from "vitest";
import { elementsOf, loadCampaign } from "../../src/campaign/index.js";
import { figureSheets, inputElements, labelOf, layoutOf, rosterSheets } from "../../src/workbook/index.js";
import { smallCampaign, unitOf } from "../round/small-campaign.js";

const campaign = smallCampaign();

describe("layoutOf", () => {
  test("gives a commune its sheets: figures, then lists, then free text", () => {
    const layout = layoutOf(campaign, unitOf(campaign, "X01"));
    expect(layout.sheets.map((sheet) => [sheet.kind, sheet.name])).toEqual([
      ["figures", "Số liệu"],
      ["figures", "2. Tài chính"],
      ["roster", "DS mô hình"],
      ["texts", "Ý kiến"],
    ]);
  });

  test("leaves out what the unit is not asked for", () => {
    const layout = layoutOf(campaign, unitOf(campaign, "SKH"));
    expect(rosterSheets(layout)).toEqual([]);
    const codes = figureSheets(layout).flatMap((sheet) => sheet.rows.map((row) => row.element.code));
    expect(codes).toEqual(["A_TS", "A_1", "A_2", "C_CO", "C_SQD", "K_TL", "K_CHI", "YK_UD"]);
  });

  test("counts no total among the inputs", () => {
    expect(inputElements(layoutOf(campaign, unitOf(campaign, "X01"))).map((element) => element.code)).toEqual([
      "A_1",
      "A_2",
      "B_DS",
      "B_SO",
      "C_CO",
      "C_SQD",
      "K_TL",
      "K_CHI",
      "YK_UD",
    ]);
  });

  test("puts a figure under the heading of its indicator, each heading once, no two things in a row", () => {
    const sheet = figureSheets(layoutOf(campaign, unitOf(campaign, "X01"))).find((one) => one.name === "2. Tài chính")!;
    expect(sheet.headings).toEqual([{ row: 9, text: "IA. Tổng nhiệm vụ" }]);
    const shipped = loadCampaign("schemas/lai-chau-2026", "en");
    for (const unit of shipped.units.filter((one) => one.expected)) {
      const layout = layoutOf(shipped, unit);
      const places = figureSheets(layout).flatMap((one) =>
        [...one.headings, ...one.rows].map(({ row }) => `${one.name}!${row}`),
      );
      expect(new Set(places).size).toBe(places.length);
      const headings = figureSheets(layout).flatMap((one) => one.headings.map((heading) => heading.text));
      expect(new Set(headings).size).toBe(headings.length);
      const inputs = inputElements(layout).map((element) => element.code);
      expect(inputs.sort()).toEqual(
        elementsOf(shipped, unit)
          .filter((element) => !element.sumOf)
          .map((element) => element.code)
          .sort(),
      );
    }
  });

  test("numbers the rows of a sheet from 1 without a gap", () => {
    for (const sheet of figureSheets(layoutOf(campaign, unitOf(campaign, "X01"))))
      expect(sheet.rows.map((row) => row.number)).toEqual(sheet.rows.map((_, n) => n + 1));
  });

  test("prints what to leave out with the label", () => {
    expect(labelOf({ name: "Nhân lực" })).toBe("Nhân lực");
    expect(labelOf({ name: "Nhân lực", boundary: "Trừ xã", note: "31/12" })).toBe("Nhân lực (Trừ xã. 31/12)");
  });
});
