/** A small campaign with every kind of result: all ratings, missing data, a late unit, and texts meant to do harm. */
import type { Campaign, Element, Indicator, Rating, Target, Unit } from "../../src/campaign/schema.js";
import type { IndicatorResult } from "../../src/indicators/result.js";
import type { Figure, Finding, UnitStatus } from "../../src/model.js";
import type { ReportInput } from "../../src/report/index.js";

const hostile = 'A\u0000B\u0008C {{x}} {{{y}}} <script>alert("1")</script> </section> & \uD800 \u202E"\'`=';

export const units: Unit[] = [
  ["SKHCN", "Sở Khoa học và Công nghệ", "so", "SBN"],
  ["SYT", "Sở Y tế", "so", "SBN"],
  ["STC", "Sở Tài chính", "so", "SBN"],
  ["TKT", "Thống kê tỉnh", "so", "SBN"],
  ...["Tân Uyên", "Than Uyên", "Nậm Sỏ", "Pa Ủ", "Bum Nưa", "Bum Tở"].map((name, n) => [
    `0${3300 + n}`,
    `UBND xã ${name}`,
    "xa",
    "XA",
  ]),
].map(([code, name, kind, group]) => ({
  code: code!,
  name: name!,
  kind: kind!,
  groups: [group!],
  expected: true,
  parent: "",
  aliases: [],
  email: "",
  contact: "",
  validFrom: "",
  validTo: "",
  successor: "",
  rollupKey: "",
  source: "",
}));

const element = (code: string, group: string, type: Element["type"], reporters: string[]): Element => ({
  code,
  name: `Số liệu ${code}`,
  group,
  type,
  unit: type === "percent" ? "%" : "nhiệm vụ",
  reporters,
  optional: false,
});

const elements: Element[] = [
  ...Array.from({ length: 9 }, (_, n) => element(`TC_E${n + 1}`, "TC", "integer", ["SBN", "XA"])),
  element("TC_CO", "TC", "boolean", ["SBN", "XA"]),
  element("HT_TIEN", "HT", "money", ["XA"]),
  element("HT_PT", "HT", "percent", ["XA"]),
  element("DANSO", "TC", "integer", ["TKT"]),
  ...["UD", "TT", "KQ", "CQ", "PH", "KN"].map((code) => element(`YK_${code}`, "YK", "longtext", ["SBN", "XA"])),
];

const target = (value: number, more: Partial<Target> = {}): Target => ({
  indicator: "X",
  op: ">=",
  value,
  year: 2026,
  scope: "tỉnh",
  status: "official",
  source: "KH",
  ...more,
});

/** name, unit, decimals, value, previous, target, rating */
type Row = [string, string, number, number | null, number | null, Target | null, Rating, Partial<IndicatorResult>?];

const all = { expected: 10, reported: 10, units: [] };
const four = { expected: 10, reported: 6, units: ["03300", "03301", "03302", "03303"] };
const rows: Row[] = [
  ["Số nhiệm vụ đang thực hiện", "nhiệm vụ", 0, 52, 46, target(50), "exceeded"],
  ["Tỷ lệ hồ sơ trực tuyến toàn trình", "%", 1, 78.6, 75, target(75), "exceeded"],
  ["Tỷ lệ hài lòng", "%", 1, 74.96, 74.96, target(75, { status: "illustrative" }), "missed"],
  ["Số mô hình", "mô hình", 0, 5, 0, target(5), "met", { change: { value: 5, kind: "absolute", units: 10 } }],
  ["Số sự cố", "vụ", 0, 0, 2, null, "no_target"],
  ["Tỷ lệ chi", "%", 2, 1.25, null, null, "no_target"],
  ["Số sáng chế", "đơn", 0, null, 4, target(10), "insufficient", { reason: "chưa có số liệu" }],
  ["Tỷ lệ quá hạn", "%", 1, 6, 4, target(5, { op: "<=" }), "missed"],
  ["Nhiệt độ", "độ", 1, 24.5, 24.5, target(20, { op: "range", high: 25 }), "met"],
  ["Kinh phí", "triệu đồng", 1, 1234.5, 1000, target(1500), "missed"],
  ["Nhân lực trên 10.000 dân", "người/10.000 dân", 2, 1.5, 1.2, null, "no_target"],
  ["Số theo dõi", "việc", 0, null, null, null, "no_target", { reason: "mẫu số bằng 0" }],
];

const indicators: IndicatorResult[] = rows.map(([name, unit, decimals, value, previous, goal, rating, more], n) => {
  const comparable = value !== null && previous !== null && previous !== 0;
  return {
    code: `CT${n + 1}_X`,
    name,
    group: n < 6 ? "TC" : n < 9 ? "HT" : "CQ",
    unit,
    decimals,
    formula: "SUM(TC_E1)",
    value,
    status: value === null ? "undecided" : "computed",
    reason: null,
    numerator: unit === "%" && value !== null ? value * 10 : null,
    denominator: unit === "%" && value !== null ? 1000 : null,
    previous,
    change: !comparable
      ? null
      : unit === "%"
        ? { value: value - previous, kind: "points", units: 10 }
        : { value: ((value - previous) / previous) * 100, kind: "percent", units: 10 },
    target: goal,
    references: n === 10 ? [target(12, { status: "reference", year: 2030, scope: "quốc gia", source: "NQ57" })] : [],
    rating,
    achievement: goal === null || value === null ? null : (value / goal.value) * 100,
    coverage: value === null ? four : n === 5 ? { expected: 10, reported: 9, units: ["03303"] } : all,
    partial: [],
    byKind: [],
    ...more,
  };
});

const campaign: Campaign = {
  code: "thu-nghiem",
  title: "Đánh giá năm 2026",
  subject: "hoạt động khoa học và công nghệ",
  year: 2026,
  area: "tỉnh Lai Châu",
  place: "Lai Châu",
  issuer: {
    name: "Sở Khoa học và Công nghệ",
    superior: "UBND tỉnh Lai Châu",
    symbol: "SKHCN",
    signer: "Giám đốc",
    unit: "SKHCN",
  },
  recipients: ["UBND tỉnh (b/c)", "Bộ Khoa học và Công nghệ (b/c)"],
  archive: "VT, KHTC",
  legalBasis: ["Căn cứ Luật số 93/2025/QH15", "Căn cứ Quyết định số 1969/QĐ-BKHCN;"],
  timezone: "Asia/Ho_Chi_Minh",
  deadlines: { due: "2026-12-05", lateAfter: "2026-12-07", ministry: "2026-12-25" },
  basis: { code: "uoc", choices: [{ code: "uoc", name: "Ước cả năm" }] },
  minCoverage: 0.8,
  ratings: [
    { code: "exceeded", name: "Vượt" },
    { code: "met", name: "Đạt" },
    { code: "missed", name: "Không đạt" },
    { code: "insufficient", name: "Chưa đủ căn cứ" },
    { code: "no_target", name: "Không giao chỉ tiêu" },
  ],
  unitKinds: [
    { code: "so", name: "Sở, ban, ngành" },
    { code: "xa", name: "UBND xã, phường" },
  ],
  unitGroups: [],
  sections: [
    { code: "1", name: "Thể chế" },
    { code: "2", name: "Chuyển đổi số" },
    { code: "3", name: "Không có chỉ tiêu" },
  ],
  groups: [
    { code: "TC", name: "Thể chế, chỉ đạo", sheet: "TC", section: "1" },
    { code: "HT", name: "Hạ tầng số", sheet: "HT", section: "2" },
    { code: "CQ", name: "Chính quyền số", sheet: "CQ", section: "2" },
    { code: "YK", name: "Khó khăn, kiến nghị", sheet: "YK" },
  ],
  guidance: ["x"],
  rankings: [],
  report: {
    contents: false,
    template: "report",
    symbol: "BC-SKHCN",
    subject: "Kết quả đánh giá năm 2026 trên địa bàn tỉnh Lai Châu",
  },
  letters: { reminded: [], recipients: [], attachments: [] },
  publication: { minReporters: 3, maxShare: 0.8, p: 10, protectedKinds: [], publicElements: [], merge: [] },
  narrative: {
    strengths: ["YK_UD"],
    shortcomings: ["YK_TT"],
    objectiveCauses: ["YK_KQ"],
    subjectiveCauses: ["YK_CQ"],
    nextYear: ["YK_PH"],
    proposals: [{ to: "UBND tỉnh", elements: ["YK_KN"] }],
  },
  units,
  elements,
  rosters: [],
  indicators: indicators.map(
    (result): Indicator => ({
      code: result.code,
      name: result.name,
      group: result.group,
      unit: result.unit,
      formula: result.formula,
      decimals: result.decimals,
      definition: "",
      direction: "up",
      source: [],
    }),
  ),
  targets: [],
  rules: [],
  rollup: [],
  history: [],
};

const source = { sha256: "0".repeat(64), sheet: "TC", cell: "F5", raw: "khoảng 120" };

const figures: Figure[] = elements
  .filter(({ type }) => type !== "longtext")
  .flatMap(({ code, type, reporters }) =>
    units
      .filter(
        (unit) => unit.code !== "03303" && reporters.some((one) => one === unit.code || unit.groups.includes(one)),
      )
      .map((unit, n): Figure => {
        const given = { unit: unit.code, element: code, reason: null, held: false, source };
        if (code === "TC_E2" && n === 1) return { ...given, value: null, reason: "not_yet" };
        if (code === "TC_E2" && n === 2) return { ...given, value: null, reason: "na" };
        if (code === "TC_E2" && n === 3) return { ...given, value: 0, reason: "zero" };
        if (code === "TC_E2" && n === 4) return { ...given, value: null, held: true };
        return {
          ...given,
          value: type === "boolean" ? (n % 2 ? "Có" : "Không") : type === "money" ? 1000.5 + n : 10 + n,
        };
      }),
  );

const statuses: UnitStatus[] = units.map((unit, n) => ({
  unit: unit.code,
  state: unit.code === "03303" ? "missing" : n === 2 ? "late" : "on_time",
  // 18:00 UTC is the next day in Lai Châu.
  receivedAt: unit.code === "03303" ? null : "2026-12-04T18:00:00Z",
  estimated: n === 4,
  revision: n === 1 ? 2 : 1,
  letterNumber: unit.code === "03303" ? "" : `0${n + 1}/BC`,
  asked: 20,
  answered: unit.code === "03303" ? 0 : 19,
  errors: n === 4 ? 1 : 0,
  warnings: 0,
  refusedFiles: unit.code === "03303" ? ["Pa Ủ.pdf"] : [],
  accepted: n !== 4,
}));

const finding = (id: string, state: Finding["state"], more: Partial<Finding> = {}): Finding => ({
  id,
  rule: "R1",
  unit: "SYT",
  result: "fail",
  severity: "error",
  message: `Phát hiện ${id}`,
  imbalance: 1,
  cells: [{ element: "TC_E2", sheet: "TC", cell: "F5", raw: "x" }],
  state,
  ...more,
});

export function inputOf(more: Partial<ReportInput> = {}): ReportInput {
  return {
    campaign,
    indicators,
    statuses,
    figures,
    findings: [
      finding("F1", "open"),
      finding("F2", "answered", { unit: null, explanation: "Đã rà soát" }),
      finding("F3", "accepted", { decision: { by: "Lò Văn A", at: "2026-12-08T02:00:00Z", reason: "Có văn bản gốc" } }),
      finding("F4", "rejected", { decision: { by: "Lò Văn A", at: "2026-12-08T02:00:00Z", reason: "Nhập nhầm cột" } }),
    ],
    texts: [
      { unit: "SYT", element: "YK_UD", text: "- Chỉ đạo kịp thời.\n- Phối hợp tốt" },
      { unit: "STC", element: "YK_UD", text: "chỉ đạo  kịp thời" },
      { unit: "SKHCN", element: "YK_TT", text: hostile },
      { unit: "03300", element: "YK_KN", text: `Bắt đầu ${"dài ".repeat(7500)}hết` },
      { unit: "03301", element: "YK_KN", text: "Không có." },
      ...Array.from({ length: 12 }, (_, n) => ({
        unit: "03302",
        element: "YK_PH",
        text: `Nhiệm vụ ${"một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai".split(" ")[n]} của xã`,
      })),
    ],
    rankings: [],
    evidence: [],
    corrections: [],
    earlier: null,
    contents: false,
    draft: false,
    blockers: 0,
    illustrative: false,
    asOf: "2026-12-10",
    date: "2026-12-12",
    ...more,
  };
}
