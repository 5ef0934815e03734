/** Campaigns to damage the forms of: the small one, a wider one with what it lacks, and the one that is shipped. */
import { type Campaign, expectedUnits, loadCampaign, type Unit } from "../../src/campaign/index.js";
import { edited, smallCampaign, smallFiles, temporaryFolder, writeCampaign } from "../round/small-campaign.js";

const wideElements = [
  ...Array.from(
    { length: 9 },
    (_, n) => `  - {code: D_${n + 1}0, name: Số hộ loại ${n + 1}, group: RO, type: integer, unit: hộ, reporters: [XA]}`,
  ),
  "  - {code: D_TS, name: Tổng số hộ, group: RO, type: integer, unit: hộ, sumOf: [D_10, D_20, D_30], reporters: [XA]}",
  "  - {code: D_TL, name: Chỉ số, group: RO, type: decimal, decimals: 4, unit: điểm, min: 0, max: 1, reporters: [XA]}",
  "  - {code: D_GC, name: Ghi chú chung, group: RO, type: text, unit: chữ, reporters: [XA]}",
  "  - {code: YK_HC, name: Hạn chế, group: YK, type: longtext, optional: true, reporters: [SBN, XA]}",
];

const wideRoster = `  - code: NV
    name: Danh sách nhiệm vụ
    sheet: Nhiệm vụ
    group: RO
    reporters: [SBN, XA]
    key: NV_TEN
    rows: 8
    columns:
      - {code: NV_MA, name: Mã số, type: text}
      - {code: NV_TEN, name: Tên nhiệm vụ, type: text, required: true}
      - {code: NV_KP, name: Kinh phí thực hiện, type: money, unit: triệu đồng, required: true}
`;

let wide: Campaign | undefined;

/** Long sheets, a second list, totals of some rows only, a figure between 0 and 1, two free texts. */
export function wideCampaign(): Campaign {
  const indicators = edited(
    edited(smallFiles["indicators.yaml"]!, "rosters:\n", `${wideElements.join("\n")}\nrosters:\n${wideRoster}`),
    "indicators:\n",
    "indicators:\n  - {code: ID, name: Tổng số hộ, group: RO, unit: hộ, formula: 'SUM(D_TS)'}\n",
  );
  const campaign = edited(
    smallFiles["campaign.yaml"]!,
    "  - {code: YK, ",
    "  - {code: RO, name: Số liệu rộng, sheet: Biểu 03, section: mot}\n  - {code: YK, ",
  ).replace("code: nho-2026", "code: rong-2026");
  wide ??= loadCampaign(
    writeCampaign(temporaryFolder(), { "indicators.yaml": indicators, "campaign.yaml": campaign }),
    "en",
  );
  return wide;
}

const kinds = [
  ["N", "integer", "người"],
  ["T", "decimal", "điểm"],
  ["P", "percent", "%"],
  ["M", "money", "triệu đồng"],
  ["B", "boolean", "Có/Không"],
] as const;

/** Cells enough of each kind that all spellings of a case stand in one workbook. */
export const cellsOfAKind = 12;

let many: Campaign | undefined;

/** One sheet of many cells: as many of each kind of figure. */
export function cellsCampaign(): Campaign {
  const elements = kinds.flatMap(([letter, type, unit]) =>
    Array.from(
      { length: cellsOfAKind },
      (_, n) =>
        `  - {code: ${letter}_${n + 1}, name: Số liệu ${letter}${n + 1}, group: SL, type: ${type}, unit: "${unit}", reporters: [SBN, XA]}`,
    ),
  );
  const indicators = `elements:\n${elements.join("\n")}\n  - {code: YK_UD, name: Ưu điểm, group: YK, type: longtext, optional: true, reporters: [SBN, XA]}
indicators:\n  - {code: IA, name: Tổng, group: SL, unit: người, formula: 'SUM(N_1)'}\n`;
  many ??= loadCampaign(
    writeCampaign(temporaryFolder(), {
      "indicators.yaml": indicators,
      "campaign.yaml": smallFiles["campaign.yaml"]!.replace(/ {2}- \{code: TC,.*\n/, ""),
      "history.csv": "unit,element,value,basis\n",
    }),
    "en",
  );
  return many;
}

let shipped: Campaign | undefined;
export function shippedCampaign(): Campaign {
  shipped ??= loadCampaign("schemas/lai-chau-2026", "en");
  return shipped;
}

export function expectedOf(campaign: Campaign): Unit[] {
  return expectedUnits(campaign);
}

/** One unit of each kind that is expected to report. */
export function oneOfEachKind(campaign: Campaign): Unit[] {
  const kinds = new Map(expectedUnits(campaign).map((unit) => [unit.kind, unit]));
  return [...kinds.values()];
}

export { smallCampaign };
