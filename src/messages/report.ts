/** Marks on the pages of a report, and what is wrong with a report template. */
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
  "publish.mark.illustrative": {
    vi: "SỐ MINH HỌA, không phải chỉ tiêu được giao",
    en: "ILLUSTRATIVE FIGURES, not assigned targets",
  },
  "report.since_unreadable": {
    vi: "{path} không phải báo cáo do chương trình này lập (không có số liệu kèm theo). Chọn tệp .docx của báo cáo trước.",
    en: "{path} is no report made by this program (it carries no figures). Choose the .docx of the earlier report.",
  },
  "report.since_other": {
    vi: "{path} là báo cáo của kỳ đánh giá {campaign}, không phải {wanted}. Chọn báo cáo trước của cùng kỳ.",
    en: "{path} is a report of the campaign {campaign}, not of {wanted}. Choose an earlier report of the same campaign.",
  },
  "report.template.missing": {
    vi: "Không đọc được mẫu báo cáo {template}. Kiểm tra thư mục mẫu {folder}.",
    en: "The report template {template} cannot be read. Check the template folder {folder}.",
  },
  "report.template.syntax": {
    vi: "Mẫu báo cáo {template}, dòng {line}: sai cú pháp ({detail}).",
    en: "Report template {template}, line {line}: syntax error ({detail}).",
  },
  "report.template.field": {
    vi: "Mẫu báo cáo {template}, dòng {line}: không có trường hoặc hàm này ({detail}). Kiểm tra tên đã viết.",
    en: "Report template {template}, line {line}: no such field or helper ({detail}). Check the name.",
  },
  "report.template.page": {
    vi: 'Mẫu báo cáo có nội dung nằm ngoài <section data-page="portrait|landscape">: {detail}.',
    en: 'The report template has content outside <section data-page="portrait|landscape">: {detail}.',
  },
  "report.template.chart": {
    vi: "Mẫu báo cáo nhắc đến biểu đồ không có: {chart}. Các biểu đồ có sẵn: {known}.",
    en: "The report template names a chart that does not exist: {chart}. There are: {known}.",
  },
};
