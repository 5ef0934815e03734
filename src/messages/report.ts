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
};
