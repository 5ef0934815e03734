import { describe, expect, it } from "vitest";
import { renderReportHtml } from "../../src/report/index.js";
import { viewOf } from "../../src/report/view/index.js";
import { inputOf, units } from "./fixture.js";

const view = viewOf(inputOf());

describe("the view of a report", () => {
  it("counts workbooks by state and kind of unit", () => {
    expect(view.submission).toMatchObject({
      expected: 10,
      sent: 9,
      onTime: 8,
      late: 1,
      missing: 1,
      refused: 1,
      missingUnits: ["UBND xã Pa Ủ"],
    });
    expect(view.submission.byKind.map(({ name, sent }) => [name, sent])).toEqual([
      ["Sở, ban, ngành", 4],
      ["UBND xã, phường", 5],
    ]);
  });

  it("leaves out sections without an indicator, and shows an indicator whose group stands in no section", () => {
    expect(view.sections.map((section) => section.name)).toEqual(["Thể chế", "Chuyển đổi số"]);
    const stray = viewOf(inputOf({ indicators: inputOf().indicators.map((result) => ({ ...result, group: "LA" })) }));
    expect(stray.sections.flatMap((section) => section.groups.flatMap((group) => group.indicators))).toHaveLength(12);
  });

  it("counts every rating, and ranks by unrounded achievement", () => {
    expect(view.targets).toMatchObject({
      total: 12,
      set: 8,
      exceeded: 2,
      met: 2,
      missed: 3,
      insufficient: 1,
      reached: 4,
      share: 50,
    });
    expect(view.targets.missedOnes.map((indicator) => indicator.name)).toEqual([
      "Tỷ lệ quá hạn",
      "Kinh phí",
      "Tỷ lệ hài lòng",
    ]);
  });

  it("says one opinion once, with all who hold it", () => {
    expect(view.narrative.strengths.shown).toMatchObject([
      { text: "Chỉ đạo kịp thời", units: ["Sở Y tế", "Sở Tài chính"] },
      { text: "Phối hợp tốt", units: ["Sở Y tế"] },
    ]);
  });

  it("keeps in annex IV what is too much or too long for the text", () => {
    expect(view.narrative.nextYear).toMatchObject({ others: 4 });
    expect(view.narrative.nextYear.shown).toHaveLength(8);
    expect(view.narrative.nextYear.rest).toHaveLength(4);
    const [proposal] = view.narrative.proposals;
    expect(proposal!.shown[0]!.text.length).toBeLessThan(420);
    expect(proposal!.rest[0]!.text.length).toBeGreaterThan(29_000);
  });

  it("takes an answer of nothing to say for no opinion, and names the unit", () => {
    expect(view.narrative.without).toEqual(["UBND xã Than Uyên"]);
  });

  it("has at most eight columns a table, evenly, and lists what a single unit reports", () => {
    expect(view.matrix.tables.map((table) => table.columns.length)).toEqual([5, 5, 2]);
    expect(view.matrix.lists[0]!.rows.map((row) => [row.code, row.reporter])).toEqual([["DANSO", "Thống kê tỉnh"]]);
  });

  it("tells zero, missing, not applicable and held back apart", () => {
    const column = view.matrix.tables[0]!.bands.flatMap((band) => band.units).map((unit) => unit.cells[1]!);
    expect(column.map((cell) => cell.missing ?? cell.value)).toEqual([
      10,
      "missing",
      "na",
      0,
      "held",
      15,
      16,
      "missing",
      17,
      18,
    ]);
    expect(view.matrix.tables[0]!.columns[1]!.total.value).toBe(10 + 0 + 15 + 16 + 17 + 18);
  });

  it("adds no percents and counts the Có", () => {
    const totals = Object.fromEntries(
      view.matrix.tables.flatMap((table) => table.columns.map((column) => [column.code, column.total])),
    );
    expect(totals.HT_PT).toMatchObject({ value: null, missing: "unasked" });
    expect(totals.TC_CO!.value).toBe("4 Có");
  });

  it("lists decisions and what is still open apart", () => {
    expect(view.notes.decided.map((note) => note.message)).toEqual(["Phát hiện F3", "Phát hiện F4"]);
    expect(view.notes.open.map((note) => note.unit)).toEqual(["Sở Y tế", "Toàn tỉnh"]);
    expect(view.notes.held).toMatchObject([{ unit: "UBND xã Tân Uyên", code: "TC_E2", raw: "khoảng 120" }]);
  });

  it("is never told the indicators by name: another catalogue gives another report", () => {
    const html = renderReportHtml(
      inputOf({ indicators: inputOf().indicators.map((result) => ({ ...result, name: `Tên ${result.code}` })) }),
    );
    expect(html).toContain("Tên CT1_X là 52 nhiệm vụ");
    for (const unit of units) expect(html).toContain(unit.name);
  });
});
