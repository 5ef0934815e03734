/** The counts that the report's sentences give: units, answers, indicators by rating, findings. */
import type { Finding } from "../../model.js";
import { figureCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { ReportView } from "../view/index.js";
import type { CountedKind, Print } from "./model.js";

export function printCounts(print: Print, input: ReportInput, view: ReportView): void {
  const counted = (code: string, label: string, of: CountedKind, codes: readonly string[]) =>
    print({
      code,
      label,
      value: codes.length,
      formula: "COUNT",
      origin: { kind: "counted", of, items: codes.map((one) => ({ code: one })) },
    });
  const over = (code: string, label: string, value: number | null, formula: string) => {
    if (value === null) return;
    const codes = [...formula.matchAll(/\[([^\]]+)\]/g)].map(([, one]) => one!);
    print({ code, label, value, formula, origin: { kind: "codes", codes } });
  };
  const { campaign, indicators, findings } = input;
  const statuses = input.statuses.filter((status) => status.state !== "not_expected");

  counted("SO.CHITIEU", "Số chỉ tiêu", "indicators", indicators.map(codeOf));
  counted("SO.SOLIEU", "Số số liệu thu thập", "elements", campaign.elements.map(codeOf));
  counted("SO.DANHSACH", "Số danh sách chi tiết", "rosters", campaign.rosters.map(codeOf));
  counted("SO.NHOM", "Số nhóm nội dung", "sections", view.sections.map(codeOf));
  print({
    code: "SO.NGUONG",
    label: "Tỷ lệ đơn vị có số liệu tối thiểu để đánh giá (%)",
    value: view.minCoverage,
    formula: "minCoverage",
    origin: { kind: "definition", file: "campaign.yaml" },
  });

  const units = (wanted: (state: string) => boolean) =>
    statuses.filter((status) => wanted(status.state)).map((status) => status.unit);
  counted(
    "NOP.PHAI",
    "Số đơn vị phải gửi báo cáo",
    "units",
    units(() => true),
  );
  counted(
    "NOP.DAGUI",
    "Số đơn vị đã gửi báo cáo",
    "units",
    units((state) => state !== "missing"),
  );
  counted(
    "NOP.DUNGHAN",
    "Số đơn vị gửi đúng hạn",
    "units",
    units((state) => state === "on_time"),
  );
  counted(
    "NOP.CHAM",
    "Số đơn vị gửi chậm",
    "units",
    units((state) => state === "late"),
  );
  counted(
    "NOP.MAUTHUAN",
    "Số đơn vị gửi nhiều bản mâu thuẫn",
    "units",
    units((state) => state === "conflict"),
  );
  counted(
    "NOP.CHUAGUI",
    "Số đơn vị chưa gửi",
    "units",
    units((state) => state === "missing"),
  );
  over("NOP.CHUAGUI.KHAC", "Số đơn vị chưa gửi không nêu tên", view.submission.missing - 5, "[NOP.CHUAGUI]-5");
  over("NOP.TYLE", "Tỷ lệ nộp (%)", view.submission.share, "[NOP.DAGUI]/[NOP.PHAI]*100");

  const summed = (code: string, label: string, of: "asked" | "answered") =>
    print({
      code,
      label,
      value: view.submission[of],
      formula: "SUM",
      origin: {
        kind: "counted",
        of: "units",
        items: statuses.map((status) => ({ code: status.unit, value: status[of] })),
      },
    });
  summed("TL.HOI", "Số nội dung được yêu cầu trả lời", "asked");
  summed("TL.TRALOI", "Số nội dung đã trả lời", "answered");
  over("TL.TYLE", "Tỷ lệ nội dung đã trả lời (%)", view.submission.answeredShare, "[TL.TRALOI]/[TL.HOI]*100");

  const lacking = indicators.filter(({ coverage }) => coverage.reported < coverage.expected);
  const held = input.figures.filter((figure) => figure.held);
  const isOpen = (finding: Finding) => finding.state === "open" || finding.state === "answered";
  counted("DL.THIEU", "Số chỉ tiêu chưa có đủ số liệu", "indicators", lacking.map(codeOf));
  counted(
    "DL.QUYETDINH",
    "Số nội dung đã xử lý",
    "findings",
    findings.filter((finding) => !isOpen(finding)).map(({ id }) => id),
  );
  counted(
    "DL.GIU",
    "Số số liệu không đưa vào tổng hợp",
    "figures",
    held.map((figure) => figureCode(figure.element, figure.unit)),
  );
  counted(
    "DL.LOI",
    "Số lỗi số liệu chưa xử lý",
    "findings",
    findings.filter((finding) => finding.severity === "error" && isOpen(finding)).map(({ id }) => id),
  );

  const rated = (wanted: (rating: string) => boolean) =>
    indicators.filter((indicator) => wanted(indicator.rating)).map(codeOf);
  counted(
    "KQ.GIAO",
    "Số chỉ tiêu được giao kế hoạch",
    "indicators",
    rated((rating) => rating !== "no_target"),
  );
  counted(
    "KQ.KHONGGIAO",
    "Số chỉ tiêu không giao kế hoạch",
    "indicators",
    rated((rating) => rating === "no_target"),
  );
  counted(
    "KQ.VUOT",
    "Số chỉ tiêu vượt kế hoạch",
    "indicators",
    rated((rating) => rating === "exceeded"),
  );
  counted(
    "KQ.DAT",
    "Số chỉ tiêu đạt kế hoạch",
    "indicators",
    rated((rating) => rating === "met"),
  );
  counted(
    "KQ.KHONGDAT",
    "Số chỉ tiêu không đạt kế hoạch",
    "indicators",
    rated((rating) => rating === "missed"),
  );
  counted(
    "KQ.CHUADU",
    "Số chỉ tiêu chưa đủ căn cứ",
    "indicators",
    rated((rating) => rating === "insufficient"),
  );
  counted(
    "KQ.CHUACO",
    "Số chỉ tiêu theo dõi chưa có kết quả",
    "indicators",
    indicators.filter(({ value, rating }) => value === null && rating === "no_target").map(codeOf),
  );
  over("KQ.KHONGDAT.KHAC", "Số chỉ tiêu không đạt không nêu tên", view.targets.missed - 10, "[KQ.KHONGDAT]-10");
  over("KQ.DATVUOT", "Số chỉ tiêu đạt và vượt kế hoạch", view.targets.reached, "[KQ.VUOT]+[KQ.DAT]");
  over("KQ.TYLE", "Tỷ lệ chỉ tiêu đạt và vượt kế hoạch (%)", view.targets.share, "[KQ.DATVUOT]/[KQ.GIAO]*100");
}

const codeOf = ({ code }: { code: string }): string => code;
