/** The tables and charts that a Word template may call by name; a table is what `data-table` marks in templates/partials. */
export const describedTables = {
  targets: "kết quả thực hiện các chỉ tiêu được giao kế hoạch (trang dọc)",
  indicators: "Phụ lục I: mọi chỉ tiêu theo mục và nhóm (trang ngang)",
  units: "Phụ lục II.A: số liệu theo đơn vị, các bảng kèm tên (trang ngang)",
  lists: "Phụ lục II.B: số liệu do một số đơn vị báo cáo (trang ngang)",
  ratios: "Phụ lục II.C: tử số, mẫu số của các tỷ lệ (trang ngang)",
  submission: "Phụ lục III: tình hình gửi báo cáo của từng đơn vị (trang dọc)",
  incomplete: "Phụ lục IV.2: chỉ tiêu chưa đủ số liệu (trang ngang)",
  reasons: "Phụ lục IV.3: lý do chưa có số liệu (trang ngang)",
  held: "Phụ lục IV.4: số liệu không đưa vào tổng hợp (trang ngang)",
  corrected: "Phụ lục IV.5: số liệu đơn vị đã sửa (trang ngang)",
  decided: "Phụ lục IV.6: số liệu đã quyết định (trang ngang)",
  open: "Phụ lục IV.7: nội dung còn phải xác minh (trang ngang)",
  rankings: "Xếp thứ tự các đơn vị, các bảng kèm tên (trang dọc)",
  sources: "Nguồn số liệu, minh chứng theo đơn vị (trang dọc)",
  evidence: "Nguồn số liệu, minh chứng của từng chỉ tiêu (trang dọc)",
  changes: "Thay đổi so với báo cáo trước (trang ngang)",
  opinions: "Phụ lục IV.8: ý kiến chưa nêu đầy đủ (các đoạn)",
} as const;

export const describedCharts = {
  submission: "tình hình gửi báo cáo theo loại đơn vị",
  completeness: "tỷ lệ nội dung đã trả lời theo loại đơn vị",
  ratios: "các chỉ tiêu tỷ lệ thay đổi nhiều nhất so với năm trước, với kế hoạch",
  targets: "kết quả thực hiện kế hoạch theo mục",
  ranking: "các đơn vị theo thứ tự của bảng xếp thứ tự đầu tiên",
} as const;
