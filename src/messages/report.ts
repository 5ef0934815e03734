/** Marks on the pages of a report. */
export const reportMessages = {
  "report.mark.draft": { vi: "BẢN DỰ THẢO", en: "DRAFT" },
  "report.mark.blockers": {
    vi: "BẢN DỰ THẢO (còn {count} lỗi số liệu chưa xử lý)",
    en: "DRAFT ({count} errors in the data not yet decided)",
  },
  "report.mark.illustrative": {
    vi: "Số liệu minh họa, không phải chỉ tiêu được giao",
    en: "Illustrative figures, not assigned targets",
  },
  "publish.mark.draft": {
    vi: "DỰ THẢO – LƯU HÀNH NỘI BỘ, KHÔNG CÔNG KHAI",
    en: "DRAFT – INTERNAL USE ONLY, NOT FOR PUBLICATION",
  },
  "publish.mark.blockers": {
    vi: "Còn {count} lỗi chưa xử lý",
    en: "{count} errors not yet decided",
  },
  "publish.mark.illustrative": {
    vi: "SỐ MINH HỌA, không phải chỉ tiêu được giao",
    en: "ILLUSTRATIVE FIGURES, not assigned targets",
  },
  "report.since_missing": {
    vi: "Không đọc được tệp {path} nêu ở --since. Kiểm tra tên và thư mục.",
    en: "The file {path} named with --since cannot be read. Check its name and folder.",
  },
  "report.since_unreadable": {
    vi: "{path} không phải báo cáo do chương trình này lập (không có số liệu kèm theo). Chọn tệp .docx của báo cáo trước.",
    en: "{path} is no report made by this program (it carries no figures). Choose the .docx of the earlier report.",
  },
  "report.since_later": {
    vi: "Báo cáo nêu ở --since tính đến {earlier}, sau báo cáo này ({now}). Chọn báo cáo lập trước.",
    en: "The report named with --since counts to {earlier}, later than this one ({now}). Choose an earlier one.",
  },
  "report.since_other": {
    vi: "{path} là báo cáo của kỳ đánh giá {campaign}, không phải {wanted}. Chọn báo cáo trước của cùng kỳ.",
    en: "{path} is a report of the campaign {campaign}, not of {wanted}. Choose an earlier report of the same campaign.",
  },
};
