/** What the commands themselves say. */
export const commandMessages = {
  "secret.unreadable": {
    vi: "Không đọc được tệp khóa bí mật {path} ({detail}). Kiểm tra {name}_FILE và quyền đọc tệp.",
    en: "The file of the secret, {path}, cannot be read ({detail}). Check {name}_FILE and the file's permissions.",
  },
  "secret.short": {
    vi: "Khóa bí mật ({source}) phải có ít nhất {least} ký tự. Xem cách tạo khóa trong docs/huong-dan.md.",
    en: "The secret ({source}) must have at least {least} characters. See docs/huong-dan.md for how to make one.",
  },
  "output.unwritable": {
    vi: "Không ghi được {path} ({detail}). Nếu tệp đang mở trong Word hoặc Excel thì đóng lại; kiểm tra quyền ghi và dung lượng đĩa.",
    en: "Cannot write {path} ({detail}). Close it if it is open in Word or Excel; check permissions and free space.",
  },
  "output.in_the_way": {
    vi: "Không ghi được {path}: tên này đã có một tệp hoặc thư mục khác loại dùng, hoặc một phần của đường dẫn là tệp chứ không phải thư mục ({detail}). Chọn đường dẫn khác, hoặc chuyển tệp, thư mục đó đi nơi khác.",
    en: "Cannot write {path}: on this path a file stands where a folder has to be, or a folder where a file has to be ({detail}). Choose another path, or move what stands there.",
  },
  "unit.ended": {
    vi: "{code} ({unit}) đã kết thúc hoạt động ngày {day} và không có đơn vị tiếp nhận.",
    en: "{code} ({unit}) ended on {day} and no unit took over.",
  },
  "unit.taken_over": {
    vi: "{code} ({unit}) đã kết thúc hoạt động ngày {day}. Dùng mã {by} ({successor}), đơn vị đã tiếp nhận.",
    en: "{code} ({unit}) ended on {day}. Use {by} ({successor}), which has taken over.",
  },
  "unit.unknown": {
    vi: "Không có đơn vị mã {code} trong units.csv.",
    en: "There is no unit {code} in units.csv.",
  },
  "indicator.unknown": {
    vi: "Không có chỉ tiêu hoặc số liệu mã {code}.{hint}",
    en: "There is no indicator or data element {code}.{hint}",
  },
  "report.blocked": {
    vi: 'Còn {count} lỗi chưa xử lý, chưa lập được báo cáo chính thức. Xem bằng `tonghop findings list --severity error`; giữ số liệu bằng `tonghop findings accept MÃ --reason "…"`, loại bằng `tonghop findings reject MÃ --reason "…"`, hoặc lập bản dự thảo bằng `tonghop report --draft`.',
    en: '{count} errors are undecided, so there is no final report. See `tonghop findings list --severity error`; keep the figures with `tonghop findings accept ID --reason "…"`, leave them out with `tonghop findings reject ID --reason "…"`, or make a draft with `tonghop report --draft`.',
  },
  "publish.blocked": {
    vi: "Còn {count} lỗi chưa xử lý, chưa công bố được. Xem bằng `tonghop findings list --severity error`, quyết định từng lỗi, hoặc lập bản dự thảo bằng `tonghop publish --draft`.",
    en: "{count} errors are undecided, so nothing is published. See `tonghop findings list --severity error` and decide them, or make a draft with `tonghop publish --draft`.",
  },
  "publish.illustrative": {
    vi: "Định nghĩa còn số minh họa (xem bằng `tonghop check`), chưa công bố được. Thay bằng số chính thức, hoặc lập bản dự thảo bằng `tonghop publish --draft`.",
    en: "The definition still holds made-up figures (see `tonghop check`), so nothing is published. Replace them, or make a draft with `tonghop publish --draft`.",
  },
  "publish.memory_unreadable": {
    vi: "Không đọc được {path}, nơi ghi những số đã công bố. Phục hồi tệp từ bản sao lưu rồi chạy lại; chỉ xóa tệp khi chưa từng công bố lần nào.",
    en: "{path}, which remembers what was published, cannot be read. Restore it from a backup and run again; delete it only if nothing was ever published.",
  },
  "publish.no_data": {
    vi: "Chưa có bản nộp nào được tính nên chưa có gì để công bố. Nhận tệp bằng `tonghop ingest`.",
    en: "No submission counts yet, so there is nothing to publish. Take files in with `tonghop ingest`.",
  },
  "export.blocked": {
    vi: 'Còn {count} lỗi chưa xử lý, chưa xuất được bản chính thức. Xem bằng `tonghop findings list --severity error`; giữ số liệu bằng `tonghop findings accept MÃ --reason "…"`, loại bằng `tonghop findings reject MÃ --reason "…"`, hoặc xuất bản dự thảo bằng `tonghop export --draft`.',
    en: '{count} errors are undecided, so there is no final export. See `tonghop findings list --severity error`; keep the figures with `tonghop findings accept ID --reason "…"`, leave them out with `tonghop findings reject ID --reason "…"`, or make a draft with `tonghop export --draft`.',
  },
  "export.no_data": {
    vi: "Chưa có bản nộp nào được tính nên chưa có gì để xuất. Nhận tệp bằng `tonghop ingest`, hoặc xuất bản dự thảo bằng `tonghop export --draft`.",
    en: "No submission counts yet, so there is nothing to export. Take files in with `tonghop ingest`, or make a draft with `tonghop export --draft`.",
  },
  "init.not_empty": {
    vi: "Thư mục {path} đã có dữ liệu. Chọn thư mục mới hoặc thư mục trống.",
    en: "The folder {path} is not empty. Choose a new or empty one.",
  },
  "init.unknown": {
    vi: "Không có định nghĩa mẫu “{name}”. Hiện có: {list}.",
    en: "There is no shipped definition “{name}”. There are: {list}.",
  },
  "finding.unknown": {
    vi: "Không có phát hiện mã {id}. Xem danh sách bằng `tonghop findings list`.",
    en: "There is no finding {id}. See `tonghop findings list`.",
  },
  "finding.not_its_element": {
    vi: "Phát hiện {id} không nêu số liệu {code}. Các số liệu của phát hiện này: {list}.",
    en: "Finding {id} does not name {code}. It names: {list}.",
  },
  "option.bad_date": {
    vi: "“{value}” không phải ngày giờ hợp lệ. Viết theo dạng 2026-12-05 hoặc 2026-12-05T17:00.",
    en: "“{value}” is not a valid date. Write 2026-12-05 or 2026-12-05T17:00.",
  },
  "option.future_date": {
    vi: "“{value}” là ngày chưa tới. Kiểm tra lại ngày, tháng, năm nhận.",
    en: "“{value}” is still to come. Check the day of arrival.",
  },
  "report.no_data": {
    vi: "Chưa có bản nộp nào được tính nên chưa lập được báo cáo. Nhận tệp bằng `tonghop ingest`, hoặc lập bản dự thảo bằng `tonghop report --draft`.",
    en: "No submission counts yet, so there is no report. Take files in with `tonghop ingest`, or make a draft with `tonghop report --draft`.",
  },
  "finding.nothing_to_keep": {
    vi: "Phát hiện {id}: ô không có giá trị đọc được nên không có gì để giữ. Dùng `findings reject`, hoặc đề nghị đơn vị gửi lại.",
    en: "Finding {id}: the cell holds nothing readable, so there is nothing to keep. Use `findings reject`, or ask the unit to send it again.",
  },
  "option.bad_number": { vi: "“{value}” không phải số nguyên không âm.", en: "“{value}” is not a whole number." },
  "option.bad_choice": {
    vi: "“{value}” không hợp lệ. Chọn một trong: {list}.",
    en: "“{value}” is not valid. Choose one of: {list}.",
  },
  "file.missing": { vi: "Không có tệp {path}.", en: "There is no file {path}." },
  internal: {
    vi: "Lỗi của chương trình (không phải lỗi của bạn): {detail}. Đề nghị gửi dòng này cho người bảo trì; chạy lại với TONGHOP_DEBUG=1 để xem chi tiết.",
    en: "A fault of the program, not yours: {detail}. Please send this line to the maintainers; TONGHOP_DEBUG=1 shows more.",
  },
};
