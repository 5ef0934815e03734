/**
 * The codes of printed numbers, as a reader types them after `tonghop trace`: an indicator's own code is its value, and
 * a suffix names what else is printed of it; `ELEMENT` is a column's total and `ELEMENT@UNIT` a unit's figure. What each
 * one is and how it comes about is in printed/.
 */
const suffixes = {
  previous: "NT",
  plan: "KH",
  planHigh: "KH2",
  change: "SS",
  percentOfPrevious: "PT",
  difference: "LG",
  compared: "DV",
  achievement: "TH",
  gap: "CL",
  numerator: "TS",
  denominator: "MS",
  reported: "CO",
  expected: "PHAI",
  lacking: "THIEU",
  partial: "MP",
  unsent: "CHUAGUI",
  coverage: "TL",
} as const;

/** What the suffixes mean, for the reader of the annex. */
export const suffixMeanings: { code: string; meaning: string }[] = [
  { code: ".NT", meaning: "năm trước" },
  { code: ".KH", meaning: "kế hoạch" },
  { code: ".KH2", meaning: "mức trên của kế hoạch" },
  { code: ".SS", meaning: "thay đổi so với năm trước" },
  { code: ".PT", meaning: "phần trăm so với năm trước" },
  { code: ".LG", meaning: "lượng tăng, giảm" },
  { code: ".DV", meaning: "số đơn vị so sánh được" },
  { code: ".TH", meaning: "phần trăm kế hoạch" },
  { code: ".CL", meaning: "chênh lệch so với kế hoạch" },
  { code: ".TS", meaning: "tử số" },
  { code: ".MS", meaning: "mẫu số" },
  { code: ".CO", meaning: "số đơn vị có số liệu" },
  { code: ".PHAI", meaning: "số đơn vị phải có số liệu" },
  { code: ".THIEU", meaning: "số đơn vị chưa có số liệu" },
  { code: ".MP", meaning: "số đơn vị có số liệu một phần" },
  { code: ".CHUAGUI", meaning: "trong đó chưa gửi báo cáo" },
  { code: ".TL", meaning: "tỷ lệ đơn vị có số liệu" },
  { code: ".TC1, .TC2", meaning: "mục tiêu tham chiếu" },
];

/** Counts over the whole round, by code. */
export const countMeanings = {
  "SO.CHITIEU": "Số chỉ tiêu",
  "SO.SOLIEU": "Số số liệu thu thập",
  "SO.DANHSACH": "Số danh sách chi tiết",
  "SO.NHOM": "Số nhóm nội dung",
  "SO.NGUONG": "Tỷ lệ đơn vị có số liệu tối thiểu để đánh giá (%)",
  "NOP.PHAI": "Số đơn vị phải gửi báo cáo",
  "NOP.DAGUI": "Số đơn vị đã gửi báo cáo",
  "NOP.TYLE": "Tỷ lệ nộp (%)",
  "NOP.DUNGHAN": "Số đơn vị gửi đúng hạn",
  "NOP.CHAM": "Số đơn vị gửi chậm",
  "NOP.MAUTHUAN": "Số đơn vị gửi nhiều bản mâu thuẫn",
  "NOP.CHUAGUI": "Số đơn vị chưa gửi",
  "NOP.KHONGDUNG": "Số đơn vị gửi tệp không dùng được",
  "NOP.CHUAGUI.KHAC": "Số đơn vị chưa gửi không nêu tên",
  "TL.HOI": "Số nội dung được yêu cầu trả lời",
  "TL.TRALOI": "Số nội dung đã trả lời",
  "TL.TYLE": "Tỷ lệ nội dung đã trả lời (%)",
  "DL.THIEU": "Số chỉ tiêu chưa có đủ số liệu",
  "DL.QUYETDINH": "Số nội dung đã xử lý",
  "DL.GIU": "Số số liệu không đưa vào tổng hợp",
  "DL.LOI": "Số lỗi số liệu chưa xử lý",
  "KQ.GIAO": "Số chỉ tiêu được giao kế hoạch",
  "KQ.KHONGGIAO": "Số chỉ tiêu không giao kế hoạch",
  "KQ.VUOT": "Số chỉ tiêu vượt kế hoạch",
  "KQ.DAT": "Số chỉ tiêu đạt kế hoạch",
  "KQ.DATVUOT": "Số chỉ tiêu đạt và vượt kế hoạch",
  "KQ.TYLE": "Tỷ lệ chỉ tiêu đạt và vượt kế hoạch (%)",
  "KQ.KHONGDAT": "Số chỉ tiêu không đạt kế hoạch",
  "KQ.KHONGDAT.KHAC": "Số chỉ tiêu không đạt không nêu tên",
  "KQ.CHUADU": "Số chỉ tiêu chưa đủ căn cứ",
  "KQ.CHUACO": "Số chỉ tiêu theo dõi chưa có kết quả",
  "TD.KHONGDOI": "Số chỉ tiêu không thay đổi so với báo cáo trước",
} as const;

export type CountCode = keyof typeof countMeanings;

export type IndicatorPart = keyof typeof suffixes;

export const codeOf = (indicator: string, part: IndicatorPart): string => `${indicator}.${suffixes[part]}`;

/** The nth goal of a later year or of the nation, from 1; `high` is the upper end of a range. */
export const referenceCode = (indicator: string, n: number, high = false): string =>
  `${indicator}.TC${n}${high ? "B" : ""}`;

export const figureCode = (element: string, unit: string): string => `${element}@${unit}`;

/** What a unit's figure was before the unit corrected it. */
export const correctedCode = (element: string, unit: string): string => `${element}@${unit}.CU`;

/** An indicator over the figures of one unit, and the unit's rank by it. */
export const unitValueCode = (indicator: string, unit: string): string => `${indicator}@${unit}`;
export const rankCode = (indicator: string, unit: string): string => `${indicator}@${unit}.HANG`;

export const evidenceCode = (n: number): string => `MC.${n}`;

/** What an indicator was in the earlier report, and what has changed since. */
export const earlierCode = (indicator: string, part: "value" | "difference" | "coverage"): string =>
  `${indicator}.${{ value: "TRUOCDO", difference: "THAYDOI", coverage: "TRUOCDO.CO" }[part]}`;

export const findingCode = (id: string): string => `PH.${id}`;

/** Of a unit's row in annex III. */
export const returnCode = (unit: string, of: "revision" | "errors" | "warnings"): string =>
  `NOP@${unit}.${{ revision: "LAN", errors: "LOI", warnings: "CANHBAO" }[of]}`;
