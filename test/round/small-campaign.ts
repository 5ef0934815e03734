/** A campaign of three units, small enough to write its workbooks in a blink: one department, two communes. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Campaign, loadCampaign } from "../../src/campaign/index.js";

export type Files = Record<string, string>;

const campaignYaml = `code: nho-2026
title: Kỳ đánh giá nhỏ năm 2026
subject: hoạt động khoa học và công nghệ
year: 2026
area: tỉnh Nhỏ
place: Nhỏ
issuer: {unit: SKH, name: Sở Khoa học, superior: UBND tỉnh Nhỏ, symbol: SKH, signer: Giám đốc}
recipients: [UBND tỉnh]
archive: VT
legalBasis: [Luật Khoa học]
deadlines: {due: "2026-12-05", lateAfter: "2026-12-07", ministry: "2026-12-25"}
basis:
  code: full_year
  choices:
    - {code: full_year, name: Ước cả năm}
    - {code: official, name: Số chính thức}
minCoverage: 0.5
ratings:
  - {code: exceeded, name: Vượt}
  - {code: met, name: Đạt}
  - {code: missed, name: Không đạt}
  - {code: insufficient, name: Chưa đủ căn cứ}
  - {code: no_target, name: Không giao chỉ tiêu}
unitKinds:
  - {code: so, name: Sở}
  - {code: xa, name: UBND xã}
unitGroups:
  - {code: SBN, name: Sở ban ngành}
  - {code: XA, name: UBND xã}
sections:
  - {code: mot, name: Một}
groups:
  - {code: SL, name: Số liệu, sheet: Số liệu, section: mot}
  - {code: TC, name: Tài chính, sheet: "2. Tài chính", section: mot}
  - {code: YK, name: Ý kiến, sheet: Ý kiến}
guidance: [Chỉ nhập vào ô nền vàng nhạt.]
report: {template: report, symbol: BC-SKH, subject: Kết quả}
narrative:
  strengths: [YK_UD]
  shortcomings: []
  objectiveCauses: []
  subjectiveCauses: []
  nextYear: []
  proposals: []
`;

const indicatorsYaml = `elements:
  - {code: A_TS, name: Tổng nhiệm vụ, group: SL, type: integer, unit: nhiệm vụ, sumOf: [A_1, A_2], reporters: [SBN, XA]}
  - {code: A_1, name: Đã hoàn thành, group: SL, type: integer, unit: nhiệm vụ, reporters: [SBN, XA]}
  - {code: A_2, name: Đang thực hiện, group: SL, type: integer, unit: nhiệm vụ, reporters: [SBN, XA]}
  - {code: B_DS, name: Dân số, group: SL, type: integer, unit: người, reporters: [XA]}
  - {code: B_SO, name: Số người dùng, group: SL, type: integer, unit: người, subsetOf: B_DS, reporters: [XA]}
  - {code: C_CO, name: Có ban chỉ đạo, group: SL, type: boolean, unit: Có/Không, reporters: [SBN, XA]}
  - {code: C_SQD, name: Số quyết định, group: SL, type: text, unit: chữ, optional: true, reporters: [SBN, XA]}
  - {code: K_CHI, name: Tổng chi, group: TC, indicator: IA, type: money, unit: triệu đồng, reporters: [SBN, XA]}
  - {code: K_TL, name: Tỷ lệ giải ngân, group: TC, type: percent, unit: "%", min: 0, max: 100, reporters: [SBN, XA]}
  - {code: YK_UD, name: Ưu điểm, group: YK, type: longtext, optional: true, reporters: [SBN, XA]}
rosters:
  - code: DS
    name: Danh sách mô hình
    sheet: DS mô hình
    group: SL
    reporters: [XA]
    key: DS_TEN
    rows: 6
    columns:
      - {code: DS_TEN, name: Tên mô hình, type: text, required: true}
      - {code: DS_LOAI, name: Loại, type: list, list: [Mới, Nhân rộng]}
      - {code: DS_KP, name: Kinh phí, type: money, unit: triệu đồng}
      - {code: DS_NAM, name: Năm, type: integer, unit: năm}
      - {code: DS_NGAY, name: Ngày, type: date}
indicators:
  - {code: IA, name: Tổng nhiệm vụ, group: SL, unit: nhiệm vụ, formula: 'SUM(A_TS)'}
  - {code: IB, name: Tỷ lệ người dùng, group: SL, unit: "%", decimals: 1, formula: 'SUM(B_SO)/SUM(B_DS)*100'}
  - {code: IC, name: Tổng chi, group: TC, unit: triệu đồng, decimals: 1, formula: 'SUM(K_CHI)'}
  - {code: IE, name: Chi một nhiệm vụ, group: TC, unit: triệu đồng, decimals: 1, formula: 'CT_IC/CT_IA'}
targets:
  - {indicator: IA, op: ">=", value: 10, year: 2026, scope: tỉnh, status: official, source: KH}
rules:
  - {id: B.1, formula: 'B_SO<=B_DS', severity: error, message: "Số người dùng không được lớn hơn dân số"}
  - {id: C.1, formula: 'C_SQD<>""', when: 'C_CO="Có"', mayBeBlank: [C_SQD], severity: warning, message: "Ghi số quyết định"}
  - {id: DS.1, formula: 'COUNTA(DS_TEN)<=B_DS', severity: warning, message: "Số mô hình quá nhiều"}
  - {id: K.1, formula: 'CT_IC<=100000', scope: campaign, severity: error, message: "Tổng chi quá lớn"}
`;

const unitsCsv = `code,name,kind,groups,expected,parent,aliases,email,contact,validFrom,validTo,source
SKH,Sở Khoa học,so,SBN,yes,,Sở KHCN,skh@tinh.example,,,,
X01,UBND xã Tân Uyên,xa,XA,yes,,,x01@tinh.example,,,,
X02,UBND xã Than Uyên,xa,XA,yes,,,,,,,
CU1,UBND huyện cũ,xa,XA,no,,,,,,,
`;

const historyCsv = `unit,element,value,basis
SKH,K_CHI,100,full_year
X01,K_CHI,50.5,full_year
X01,B_DS,2000,full_year
X02,B_DS,4000,full_year
X01,B_SO,1000,full_year
X02,B_SO,1000,full_year
`;

export const smallFiles: Readonly<Files> = {
  "campaign.yaml": campaignYaml,
  "indicators.yaml": indicatorsYaml,
  "units.csv": unitsCsv,
  "history.csv": historyCsv,
};

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "tonghop-test-"));
}

/** Writes a campaign to a folder; a file given as null is left out. */
export function writeCampaign(folder: string, changes: Record<string, string | null> = {}): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...smallFiles, ...changes }))
    if (text !== null) writeFileSync(join(folder, name), text);
  return folder;
}

/** Replaces exactly one passage: a test whose passage is gone must not pass by chance. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`not once in the text: ${from}`);
  return text.replace(from, () => to);
}

let loaded: Campaign | undefined;
export function smallCampaign(): Campaign {
  loaded ??= loadCampaign(writeCampaign(temporaryFolder()), "en");
  return loaded;
}

export function unitOf(campaign: Campaign, code: string) {
  return campaign.units.find((unit) => unit.code === code)!;
}
