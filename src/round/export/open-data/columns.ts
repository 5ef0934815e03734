/** What the columns of the open data are called and mean. Names are plain ASCII, for every program. */
import type { OpenColumn, OpenType } from "./table.js";

const column = (name: string, type: OpenType, description: string): OpenColumn => ({ name, type, description });

const unit = [
  column("ma_don_vi", "string", "Mã đơn vị; có thể bắt đầu bằng số 0"),
  column("ten_don_vi", "string", "Tên đơn vị"),
  column("loai_don_vi", "string", "Loại đơn vị"),
];

export const figureColumns = [
  ...unit,
  column("ma_so_lieu", "string", "Mã số liệu, tra ở bảng danh-muc"),
  column("vai_tro", "string", "tong_hop: được cộng vào tổng; doi_chieu: chỉ để đối chiếu, không cộng"),
  column("gia_tri_so", "number", "Giá trị số; trống nếu thiếu, tạm giữ hoặc là chữ. Trống không phải là 0"),
  column("gia_tri_chu", "string", "Giá trị chữ (Có/Không, số văn bản, ý kiến)"),
  column(
    "ly_do",
    "string",
    "Lý do đơn vị nêu: zero không phát sinh, not_yet chưa có, na không thuộc phạm vi, included_in đã tính trong số liệu khác, confidential số liệu mật",
  ),
  column("da_tinh_vao", "string", "Mã số liệu đã bao gồm số liệu này, khi ly_do là included_in"),
  column("tam_giu", "boolean", "true: không tính vì còn lỗi chưa xử lý hoặc đã loại; giá trị để trống"),
  column("da_gui", "boolean", "true: tệp của đơn vị có ô này"),
  column("co_so", "string", "Cơ sở số liệu ghi trên trang đầu của tệp"),
  column("sha256", "string", "Mã băm SHA-256 của tệp đã nhận"),
  column("trang", "string", "Trang tính trong tệp; tổng có nhiều ô thì cách nhau bằng dấu chấm phẩy"),
  column("o", "string", "Ô trong trang tính"),
];

export const indicatorColumns = [
  column("ma_chi_tieu", "string", "Mã chỉ tiêu"),
  column("ten_chi_tieu", "string", "Tên chỉ tiêu"),
  column("nhom", "string", "Nhóm chỉ tiêu"),
  column("don_vi_tinh", "string", "Đơn vị tính"),
  column("cong_thuc", "string", "Công thức trên mã số liệu; tỷ lệ chỉ tính trên các đơn vị có đủ cả hai vế"),
  column("gia_tri", "number", "Giá trị không làm tròn; trống nếu chưa tính được"),
  column("vi_sao_trong", "string", "Vì sao chưa tính được"),
  column("tu_so", "number", "Tử số đã dùng, nếu là tỷ lệ"),
  column("mau_so", "number", "Mẫu số đã dùng, nếu là tỷ lệ"),
  column("nam_truoc", "number", "Giá trị năm trước"),
  column("thay_doi", "number", "Thay đổi so với năm trước, trên các đơn vị có số liệu cả hai năm"),
  column("kieu_thay_doi", "string", "percent: %; points: điểm %; absolute: số tuyệt đối"),
  column("so_don_vi_so_sanh", "integer", "Số đơn vị có số liệu cả hai năm"),
  column("yeu_cau", "string", "Phép so sánh với mục tiêu"),
  column("muc_tieu", "number", "Mục tiêu, hoặc cận dưới"),
  column("muc_tieu_den", "number", "Cận trên, nếu mục tiêu là một khoảng"),
  column("loai_muc_tieu", "string", "official: chính thức; illustrative: số minh họa"),
  column("dat_phan_tram", "number", "Giá trị so với mục tiêu, %"),
  column("danh_gia", "string", "Kết quả đánh giá"),
  column("phai_bao", "integer", "Số đơn vị phải báo số liệu ít đơn vị có nhất"),
  column("co_so_lieu", "integer", "Số đơn vị có số liệu đó"),
];

export const unitColumns = [
  ...unit,
  column("nhom", "string", "Các nhóm đơn vị, cách nhau bằng dấu chấm phẩy"),
  column("tinh_trang", "string", "on_time đúng hạn; late quá hạn; missing chưa gửi; conflict các bản mâu thuẫn"),
  column("ngay_nhan", "date", "Ngày nhận bản được tính"),
  column("ngay_nhan_uoc", "boolean", "true: ngày nhận chỉ là ngày chạy chương trình"),
  column("so_ban", "integer", "Bản nộp thứ mấy"),
  column("so_van_ban", "string", "Số văn bản gửi kèm"),
  column("phai_tra_loi", "integer", "Số ô phải trả lời"),
  column("da_tra_loi", "integer", "Số ô đã có giá trị hoặc lý do"),
  column("loi", "integer", "Số lỗi chưa xử lý"),
  column("canh_bao", "integer", "Số cảnh báo chưa xử lý"),
];

export const listColumns = {
  before: [...unit, column("dong", "integer", "Dòng thứ mấy trong danh sách của đơn vị")],
  after: [
    column("cot_tam_giu", "string", "Mã các cột không tính của đơn vị này; giá trị để trống"),
    column("sha256", "string", "Mã băm SHA-256 của tệp đã nhận"),
    column("trang", "string", "Trang tính trong tệp"),
    column("hang", "integer", "Hàng trong trang tính"),
  ],
};

export const elementColumns = [
  column("ma", "string", "Mã số liệu hoặc mã cột của danh sách"),
  column("ten", "string", "Tên"),
  column("bang", "string", "Bảng có số liệu này"),
  column("nhom", "string", "Nhóm số liệu"),
  column("kieu", "string", "Kiểu: integer, decimal, percent, money, boolean (Có/Không), text, longtext, date, list"),
  column("don_vi_tinh", "string", "Đơn vị tính"),
  column("la_tong_cua", "string", "Mã các thành phần, nếu là tổng"),
  column("ghi_chu", "string", "Cách ghi"),
];

export const dictionaryColumns = [
  column("bang", "string", "Tên bảng; * là mọi bảng"),
  column("cot", "string", "Tên cột"),
  column("kieu", "string", "string chữ, number số thực, integer số nguyên, boolean true/false, date ngày YYYY-MM-DD"),
  column("mo_ta", "string", "Ý nghĩa"),
];

export const titles = {
  figures: "Số liệu của từng đơn vị",
  indicators: "Chỉ tiêu",
  units: "Đơn vị báo cáo",
  elements: "Danh mục số liệu",
  dictionary: "Từ điển dữ liệu: các bảng và các cột",
} as const;
