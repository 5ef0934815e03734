/** The counts that the report's sentences give: units, answers, indicators by rating, findings. */
import type { Finding } from "../../model.js";
import { type CountCode, countMeanings, figureCode } from "../codes.js";
import type { ReportInput } from "../input.js";
import type { ReportView } from "../view/index.js";
import type { CountedKind, Print } from "./model.js";

export function printCounts(print: Print, input: ReportInput, view: ReportView): void {
  const counted = (code: CountCode, of: CountedKind, codes: readonly string[]) =>
    print({
      code,
      label: countMeanings[code],
      value: codes.length,
      formula: "COUNT",
      origin: { kind: "counted", of, items: codes.map((one) => ({ code: one })) },
    });
  const over = (code: CountCode, value: number | null, formula: string) => {
    if (value === null) return;
    const codes = [...formula.matchAll(/\[([^\]]+)\]/g)].map(([, one]) => one!);
    print({ code, label: countMeanings[code], value, formula, origin: { kind: "codes", codes } });
  };
  const { campaign, indicators, findings } = input;
  const statuses = input.statuses.filter((status) => status.state !== "not_expected");

  counted("SO.CHITIEU", "indicators", indicators.map(codeOf));
  counted("SO.SOLIEU", "elements", campaign.elements.map(codeOf));
  counted("SO.DANHSACH", "rosters", campaign.rosters.map(codeOf));
  counted("SO.NHOM", "sections", view.sections.map(codeOf));
  print({
    code: "SO.NGUONG",
    label: countMeanings["SO.NGUONG"],
    value: view.minCoverage,
    formula: "minCoverage",
    origin: { kind: "definition", file: "campaign.yaml" },
  });

  const units = (wanted: (state: string) => boolean) =>
    statuses.filter((status) => wanted(status.state)).map((status) => status.unit);
  counted(
    "NOP.PHAI",
    "units",
    units(() => true),
  );
  counted(
    "NOP.DAGUI",
    "units",
    units((state) => state !== "missing"),
  );
  counted(
    "NOP.DUNGHAN",
    "units",
    units((state) => state === "on_time"),
  );
  counted(
    "NOP.CHAM",
    "units",
    units((state) => state === "late"),
  );
  counted(
    "NOP.MAUTHUAN",
    "units",
    units((state) => state === "conflict"),
  );
  counted(
    "NOP.CHUAGUI",
    "units",
    units((state) => state === "missing"),
  );
  const refused = statuses.filter(({ state, refusedFiles }) => state === "missing" && refusedFiles.length > 0);
  counted(
    "NOP.KHONGDUNG",
    "units",
    refused.map((status) => status.unit),
  );
  over("NOP.CHUAGUI.KHAC", view.submission.missing - 5, "[NOP.CHUAGUI]-5");
  over("NOP.TYLE", view.submission.share, "[NOP.DAGUI]/[NOP.PHAI]*100");

  const summed = (code: CountCode, of: "asked" | "answered") =>
    print({
      code,
      label: countMeanings[code],
      value: view.submission[of],
      formula: "SUM",
      origin: {
        kind: "counted",
        of: "units",
        items: statuses.map((status) => ({ code: status.unit, value: status[of] })),
      },
    });
  summed("TL.HOI", "asked");
  summed("TL.TRALOI", "answered");
  over("TL.TYLE", view.submission.answeredShare, "[TL.TRALOI]/[TL.HOI]*100");

  const lacking = indicators.filter(({ coverage }) => coverage.reported < coverage.expected);
  const held = input.figures.filter((figure) => figure.held);
  const isOpen = (finding: Finding) => finding.state === "open" || finding.state === "answered";
  counted("DL.THIEU", "indicators", lacking.map(codeOf));
  counted(
    "DL.QUYETDINH",
    "findings",
    findings.filter((finding) => !isOpen(finding)).map(({ id }) => id),
  );
  counted(
    "DL.GIU",
    "figures",
    held.map((figure) => figureCode(figure.element, figure.unit)),
  );
  counted(
    "DL.LOI",
    "findings",
    findings.filter((finding) => finding.severity === "error" && isOpen(finding)).map(({ id }) => id),
  );

  const rated = (wanted: (rating: string) => boolean) =>
    indicators.filter((indicator) => wanted(indicator.rating)).map(codeOf);
  counted(
    "KQ.GIAO",
    "indicators",
    rated((rating) => rating !== "no_target"),
  );
  counted(
    "KQ.KHONGGIAO",
    "indicators",
    rated((rating) => rating === "no_target"),
  );
  counted(
    "KQ.VUOT",
    "indicators",
    rated((rating) => rating === "exceeded"),
  );
  counted(
    "KQ.DAT",
    "indicators",
    rated((rating) => rating === "met"),
  );
  counted(
    "KQ.KHONGDAT",
    "indicators",
    rated((rating) => rating === "missed"),
  );
  counted(
    "KQ.CHUADU",
    "indicators",
    rated((rating) => rating === "insufficient"),
  );
  counted(
    "KQ.CHUACO",
    "indicators",
    indicators.filter(({ value, rating }) => value === null && rating === "no_target").map(codeOf),
  );
  over("KQ.KHONGDAT.KHAC", view.targets.missed - 10, "[KQ.KHONGDAT]-10");
  over("KQ.DATVUOT", view.targets.reached, "[KQ.VUOT]+[KQ.DAT]");
  const { changes } = view;
  if (changes !== null) {
    const changed = new Set(changes.rows.map((row) => row.indicator.code));
    counted(
      "TD.KHONGDOI",
      "indicators",
      indicators.map(codeOf).filter((code) => !changed.has(code)),
    );
  }
  over("KQ.TYLE", view.targets.share, "[KQ.DATVUOT]/[KQ.GIAO]*100");
}

const codeOf = ({ code }: { code: string }): string => code;
