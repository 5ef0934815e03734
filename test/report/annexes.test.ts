import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { UserError } from "../../src/messages/index.js";
import { printedNumbers, readEarlier, renderReport, renderReportHtml } from "../../src/report/index.js";
import { viewOf } from "../../src/report/view/index.js";
import { inputOf, units } from "./fixture.js";

const ranked = (values: (number | null)[], more = {}) => {
  const { campaign } = inputOf();
  const given = {
    rankings: [
      {
        indicator: "CT2_X",
        group: "XA",
        values: values.map((value, n) => ({ unit: units[n + 4]!.code, value })),
      },
    ],
    campaign: { ...campaign, unitGroups: [{ code: "XA", name: "UBND xã, phường" }], ...more },
  };
  return inputOf(given);
};

describe("a ranking", () => {
  it("orders unrounded values, best first, and shows ties as ties", () => {
    const [ranking] = viewOf(ranked([70.04, 70.01, 0.1 + 0.2, 90, 0.3, null])).rankings;
    expect(ranking!.rows.map(({ name, rank, tied }) => [name, rank, tied])).toEqual([
      ["UBND xã Pa Ủ", 1, false],
      ["UBND xã Tân Uyên", 2, false],
      ["UBND xã Than Uyên", 3, false],
      ["UBND xã Nậm Sỏ", 4, true],
      ["UBND xã Bum Nưa", 4, true],
    ]);
    expect(ranking!.without).toEqual(["UBND xã Bum Tở"]);
  });

  it("prints a decimal more where values that differ would look alike", () => {
    const html = renderReportHtml(ranked([70.04, 70.01]));
    expect(html).toContain('<td class="so">70,04</td>');
    expect(html).toContain('<td class="so">70,01</td>');
    expect(renderReportHtml(ranked([70.06, 70.01]))).toContain('<td class="so">70,1</td>');
  });

  it("puts less first where less is better", () => {
    const { campaign } = inputOf();
    const down = campaign.indicators.map((one) =>
      one.code === "CT2_X" ? { ...one, direction: "down" as const } : one,
    );
    const [ranking] = viewOf(ranked([5, 3, 4], { indicators: down })).rankings;
    expect(ranking!.rows.map((row) => row.value)).toEqual([3, 4, 5]);
  });

  it("traces each rank and value", () => {
    const printed = printedNumbers(ranked([70, 80]));
    expect(printed.get("CT2_X@03300.HANG")).toMatchObject({
      value: 2,
      origin: { kind: "counted", items: [{ code: "03301" }] },
    });
    expect(printed.get("CT2_X@03301")).toMatchObject({ value: 80, origin: { kind: "indicator", unit: "03301" } });
  });
});

describe("the list of evidence", () => {
  const evidence = [
    { unit: "03300", element: "TC_E1", text: "Báo cáo số 12/BC-UBND" },
    { unit: "SYT", element: "TC_E1", text: "  Báo cáo   số 3/BC-SYT" },
    { unit: "SYT", element: "TC_E2", text: "báo cáo số 3/BC-SYT" },
    { unit: "03301", element: "TC_E1", text: "Sổ theo dõi" },
  ];

  it("has each text of a unit once, in the order of the units, and numbers behind each indicator", () => {
    const view = viewOf(inputOf({ evidence })).evidence;
    expect(view.sources.map(({ n, unit, text, elements }) => [n, unit, text, elements])).toEqual([
      [1, "SYT", "Báo cáo số 3/BC-SYT", ["TC_E1", "TC_E2"]],
      [2, "03300", "Báo cáo số 12/BC-UBND", ["TC_E1"]],
      [3, "03301", "Sổ theo dõi", ["TC_E1"]],
    ]);
    // Every indicator of the sample is made of TC_E1.
    expect(new Set(view.indicators.map((one) => one.numbers))).toEqual(new Set(["1-3"]));
  });

  it("is no annex where no unit named any", () => {
    expect(viewOf(inputOf()).annexes).toEqual({ rankings: null, evidence: null, changes: null });
    expect(viewOf(inputOf({ evidence })).annexes.evidence).toBe("V");
  });
});

describe("what has changed since an earlier report", () => {
  const changed = () => {
    const { indicators } = inputOf();
    return indicators.map((one) => (one.code === "CT1_X" ? { ...one, value: 49, rating: "missed" as const } : one));
  };

  it("is told from the figures that the earlier report carries, also after Word has saved it", async () => {
    const bytes = await renderReport(inputOf({ draft: true }));
    const parts = unzipSync(bytes);
    // Word names the part as it likes, and writes an XML declaration of its own.
    parts["customXml/item7.xml"] = parts["customXml/item1.xml"]!;
    delete parts["customXml/item1.xml"];
    const earlier = readEarlier(zipSync(parts), "cu.docx", "thu-nghiem");
    const { changes } = viewOf(inputOf({ indicators: changed(), earlier }));
    expect(changes).toMatchObject({ asOf: "2026-12-10", basis: "Ước cả năm", draft: true, unchanged: 11 });
    expect(changes!.rows).toHaveLength(1);
    expect(changes!.rows[0]).toMatchObject({ before: 52, difference: -3, ratingBefore: "Vượt" });
    const html = renderReportHtml(inputOf({ indicators: changed(), earlier }));
    expect(html).toContain("THAY ĐỔI SO VỚI BÁO CÁO TRƯỚC");
  });

  it("names what is there no more, and shows coverage before and now", async () => {
    const earlier = readEarlier(await renderReport(inputOf()), "cu.docx", "thu-nghiem");
    const indicators = inputOf()
      .indicators.filter((one) => one.code !== "CT3_X")
      .map((one) =>
        one.code === "CT1_X" ? { ...one, coverage: { expected: 11, reported: 10, units: ["SYT"] } } : one,
      );
    const { changes } = viewOf(inputOf({ indicators, earlier }));
    expect(changes!.gone).toEqual([{ code: "CT3_X", name: "Tỷ lệ hài lòng" }]);
    expect(changes!.rows.map(({ indicator, coverageBefore }) => [indicator.code, coverageBefore])).toEqual([
      ["CT1_X", "10/10"],
    ]);
    expect(renderReportHtml(inputOf({ indicators, earlier }))).toContain(
      "không còn ở báo cáo này: Tỷ lệ hài lòng (CT3_X).",
    );
  });

  it("says that nothing has, where nothing has", async () => {
    const earlier = readEarlier(await renderReport(inputOf()), "cu.docx", "thu-nghiem");
    expect(viewOf(inputOf({ earlier })).changes).toMatchObject({ rows: [], unchanged: 12 });
  });

  it("is refused for a file that is no report, or a report of another campaign", async () => {
    const code = (read: () => unknown) => {
      try {
        read();
      } catch (error) {
        return (error as UserError).code;
      }
      return "";
    };
    expect(code(() => readEarlier(new Uint8Array([1, 2, 3]), "x.docx", "thu-nghiem"))).toBe("report.since_unreadable");
    expect(code(() => readEarlier(zipSync({ "a.xml": new Uint8Array() }), "x.docx", "thu-nghiem"))).toBe(
      "report.since_unreadable",
    );
    const other = await renderReport(inputOf());
    expect(code(() => readEarlier(other, "x.docx", "nam-khac"))).toBe("report.since_other");
  });
});

describe("a chart", () => {
  it("has the decimals that keep a figure apart from the plan it misses", () => {
    const { charts } = viewOf(inputOf());
    // 74,96 against a plan of 75.
    expect(charts.ratios!.series.flatMap((series) => series.values)).toContain(74.96);
    expect(charts.ratios!.numberFormat).toBe("0.00");
  });
});
