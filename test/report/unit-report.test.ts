import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { renderUnitReport, type UnitReportInput } from "../../src/report/index.js";
import { documentForm } from "./document-form.js";
import { inputOf, units } from "./fixture.js";

const commune = units.find((unit) => unit.code === "03300")!;

function inputFor(more: Partial<UnitReportInput> = {}): UnitReportInput {
  const { campaign, statuses, indicators, asOf } = inputOf();
  const results = indicators.slice(0, 3).map((indicator, n) => ({
    indicator,
    value: [12, 81.26, 70][n]!,
    previous: [10, 80, null][n]!,
    change: [
      { value: 20, kind: "percent" as const, units: 1 },
      { value: 0.02, kind: "points" as const, units: 1 },
      null,
    ][n]!,
    peers: [[12, 12, 5, 40, 3], [81.26, 90, 70, 60, 50], []][n]!,
  }));
  return {
    ...{ campaign, unit: commune, asOf, results, findings: [], unanswered: [] },
    ...{ draft: false, illustrative: false, date: "2026-12-20" },
    status: statuses.find((status) => status.unit === commune.code)!,
    ...more,
  };
}

const textOf = async (input: UnitReportInput) =>
  documentForm(await renderUnitReport(input))
    .flatMap((section) => section.looks.map((look) => look.text))
    .join("\n");

describe("a unit's own report", () => {
  it("has its results beside last year's (a change that is there never as 0,0), the plan of a ratio, the median and the place, ties sharing one", async () => {
    const cells = documentForm(await renderUnitReport(inputFor()))[0]!.looks.filter((look) => look.table === "BangKe");
    const rows = new Map<number, string[]>();
    for (const { row, text } of cells) rows.set(row!, [...(rows.get(row!) ?? []), text]);
    const [, first, second, third] = [...rows.values()];
    // Of 12, 12, 5, 40, 3: one is above; the middle one is 12. A plan for the whole province is no plan of one unit.
    expect(first!.slice(1)).toEqual(["12", "10", "+20,0%", "-", "12", "2/5"]);
    expect(second!.slice(1)).toEqual(["81,3", "80,0", "+0,02 điểm", "75", "70,0", "2/5"]);
    expect(third!.slice(1)).toEqual(["70,0", "-", "-", "75 (*)", "-", "-"]);
  });

  it("says what was settled and what is still owed", async () => {
    const finding = inputOf().findings[0]!;
    const text = await textOf(
      inputFor({
        findings: [
          { ...finding, id: "A", state: "open", severity: "error", message: "Số 98 lớn hơn 90" },
          {
            ...finding,
            id: "B",
            state: "accepted",
            message: "Tăng nhiều",
            decision: { by: "A", at: "", reason: "CV 12" },
          },
        ],
        unanswered: [{ code: "TC_E1", name: "Số văn bản" }],
      }),
    );
    expect(text).toContain("- Sửa lỗi: Số 98 lớn hơn 90");
    expect(text).toContain("- Tăng nhiều Chấp nhận số liệu (CV 12).");
    expect(text).toContain("Bổ sung số liệu hoặc lý do: Số văn bản (TC_E1).");
  });

  it("of a unit that sent nothing says so and prints no number that is not there", async () => {
    const status = { ...inputFor().status!, state: "missing" as const, receivedAt: null, revision: 0, answered: 0 };
    const text = await textOf(inputFor({ status, results: [] }));
    expect(text).toContain("chưa gửi biểu số liệu năm 2026 (thời hạn: trước ngày 05/12/2026)");
    expect(text).not.toMatch(/NaN|null|undefined/);
  });

  it("keeps hostile text as text, and is the same bytes each time", async () => {
    const finding = { ...inputOf().findings[0]!, message: '{{x}} <script>alert("1")</script> =1+1 \u202E &' };
    const bytes = await renderUnitReport(inputFor({ findings: [finding] }));
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
    expect(xml).not.toContain("<script>");
    expect(xml).toContain("&lt;script&gt;");
    expect(Buffer.compare(bytes, await renderUnitReport(inputFor({ findings: [finding] })))).toBe(0);
  });
});
