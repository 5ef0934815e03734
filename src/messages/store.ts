export const storeMessages = {
  "store.locked": {
    vi: "Kho dữ liệu {path} đang được một chương trình khác sử dụng. Đợi lệnh kia xong (hoặc đóng chương trình đó) rồi chạy lại.",
    en: "The store {path} is in use by another program. Wait for it to end (or close it) and run this again.",
  },
  "store.disk": {
    vi: "Không ghi được vào kho dữ liệu {path} ({detail}). Kiểm tra dung lượng đĩa rồi chạy lại; phần đã ghi vẫn còn nguyên.",
    en: "Cannot write to the store {path} ({detail}). Check the disk's free space and run this again; what was stored is intact.",
  },
  "store.damaged": {
    vi: "Kho dữ liệu {path} bị hỏng ({detail}). Đổi tên tệp này rồi chạy lại `tonghop ingest` trên thư mục thư đến và thư mục received; các tệp đã nhận vẫn còn trong received.",
    en: "The store {path} is damaged ({detail}). Rename it and run `tonghop ingest` again on the inbox and on received; the received files are still there.",
  },
  "store.cannot_open": {
    vi: "Không mở được kho dữ liệu {path} ({detail}). Kiểm tra quyền ghi và dung lượng đĩa.",
    en: "Cannot open the store {path} ({detail}). Check permissions and free space.",
  },
  "store.newer": {
    vi: "Kho dữ liệu do phiên bản tonghop mới hơn tạo (cấu trúc {version}). Cập nhật tonghop rồi chạy lại.",
    en: "The store was made by a newer tonghop (structure {version}). Update tonghop and run this again.",
  },
  "store.older": {
    vi: "Kho dữ liệu do bản tonghop cũ tạo (cấu trúc {version}). Đổi tên tệp kho rồi chạy lại `tonghop ingest` trên thư mục thư đến và thư mục received.",
    en: "The store was made by an older tonghop (structure {version}). Rename it and run `tonghop ingest` again on the inbox and on received.",
  },
  "store.other_campaign": {
    vi: "Kho dữ liệu này thuộc kỳ đánh giá {store}, không phải {campaign}. Chỉ đúng kho bằng --store.",
    en: "This store belongs to campaign {store}, not {campaign}. Name the right one with --store.",
  },
  "store.unknown_engine": {
    vi: "Chưa hỗ trợ kho dữ liệu kiểu {address}://. Dùng đường dẫn tới một tệp .duckdb.",
    en: "Stores of the kind {address}:// are not supported yet. Give the path of a .duckdb file.",
  },
};
