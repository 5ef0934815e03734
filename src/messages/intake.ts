/** What is said of a returned workbook and its cells, in words that can be forwarded to the clerk. */
export const intakeMessages = {
  "identity.none": {
    vi: "Không nhận ra đây là biểu mẫu của kỳ đánh giá này: thiếu trang thông tin chung và dấu nhận dạng. Đề nghị điền vào đúng biểu mẫu đã gửi.",
    en: "This is not a form of this campaign: neither its cover nor its stamp is there. Please fill in the form that was sent.",
  },
  "identity.other_campaign": {
    vi: "Biểu mẫu thuộc kỳ đánh giá khác ({campaign}, năm {year}). Đề nghị điền vào biểu mẫu năm {expected} đã gửi.",
    en: "The form belongs to another campaign ({campaign}, {year}). Please fill in the form of {expected} that was sent.",
  },
  "identity.other_year": {
    vi: "Biểu mẫu là của năm {year}, kỳ này là năm {expected}. Đề nghị điền vào biểu mẫu năm {expected} đã gửi.",
    en: "The form is of {year}; this campaign is of {expected}. Please fill in the form of {expected} that was sent.",
  },
  "identity.unknown_unit": {
    vi: "Đơn vị “{unit}” không có trong danh sách đơn vị báo cáo. Kiểm tra tên, mã đơn vị; nếu đúng, bổ sung vào units.csv.",
    en: "Unit “{unit}” is not among the reporting units. Check its name and code; if right, add it to units.csv.",
  },
  "identity.ambiguous": {
    vi: "Tên đơn vị “{name}” ứng với nhiều đơn vị. Đề nghị ghi đúng mã đơn vị ở trang thông tin chung.",
    en: "The name “{name}” fits several units. Please give the unit's code on the cover.",
  },
  "identity.contradiction": {
    vi: "Tệp mang mã của {stamp} nhưng tên đơn vị ghi {cover}. Đề nghị dùng đúng biểu mẫu được gửi cho đơn vị mình.",
    en: "The file carries the code of {stamp} but the name of {cover}. Please use the form that was sent to your own unit.",
  },
  "identity.not_expected": {
    vi: "{unit} không phải gửi báo cáo trong kỳ này. Nếu cần nhận, đặt expected=yes trong units.csv.",
    en: "{unit} owes no report this year. To take it in, set expected=yes in units.csv.",
  },
  "template.older": {
    vi: "Điền trên phiên bản biểu mẫu khác với định nghĩa hiện hành; số liệu vẫn được lấy theo mã. Kiểm tra các số liệu mới thêm hoặc đổi cách tính.",
    en: "Filled in on another version of the form; figures are taken by their codes. Check what was added or redefined.",
  },
  "template.unstamped": {
    vi: "Mất dấu nhận dạng của biểu mẫu; đơn vị được xác định theo trang thông tin chung. Đề nghị kiểm tra lại.",
    en: "The form's stamp is lost; the unit was taken from the cover. Please check it.",
  },
  "cover.basis": {
    vi: "Thời kỳ số liệu ghi “{given}”, kỳ này dùng “{expected}”. Đề nghị đơn vị xác nhận hoặc gửi lại số liệu đúng thời kỳ.",
    en: "The data basis is “{given}”; this campaign uses “{expected}”. Please confirm or send figures on that basis.",
  },
  "cover.no_letter": {
    vi: "Chưa ghi số, ký hiệu văn bản gửi kèm ở trang thông tin chung.",
    en: "The cover does not give the number of the letter sent with the form.",
  },
  "cell.blank": {
    vi: "{count} ô chưa nhập và chưa chọn lý do: {list}. Nhập số (0 nếu không phát sinh) hoặc chọn lý do chưa có.",
    en: "{count} cells are empty without a reason: {list}. Fill them in (0 if it did not occur) or choose a reason.",
  },
  "cell.deleted": {
    vi: "Không tìm thấy ô số liệu này trong tệp: dòng đã bị xóa hoặc mất tên, mã và nhãn. Đề nghị điền lại trên biểu mẫu gốc.",
    en: "The cell is not in the file: its row was deleted, or name, code and label are lost. Please fill in the original form.",
  },
  "cell.contradictory": {
    vi: "Tên ô, mã và nhãn không khớp nhau nên không rõ số này của chỉ tiêu nào. Đề nghị điền lại trên biểu mẫu gốc, không cắt dán ô.",
    en: "Name, code and label of the cell disagree, so it is unclear what the figure is. Please fill in the original form without cutting and pasting cells.",
  },
  "cell.name_moved": {
    vi: "Tên ô đã bị dời chỗ (cắt dán); số liệu lấy theo mã và nhãn. Đề nghị xác nhận.",
    en: "The cell's name has moved (cut and paste); the figure was taken by code and label. Please confirm.",
  },
  "cell.code_changed": {
    vi: "Mã ở cột Mã không còn đúng; số liệu lấy theo tên ô và nhãn. Đề nghị xác nhận.",
    en: "The code beside it was changed; the figure was taken by name and label. Please confirm.",
  },
  "cell.label_changed": {
    vi: "Nhãn của dòng đã bị sửa; số liệu lấy theo tên ô và mã. Đề nghị xác nhận số liệu đúng nội dung gốc của biểu.",
    en: "The row's label was changed; the figure was taken by name and code. Please confirm that it means what the form asked.",
  },
  "cell.names_lost": {
    vi: "{count} ô mất tên (thường do lưu bằng chương trình khác); số liệu lấy theo mã và nhãn.",
    en: "{count} cells lost their names (usually after saving in another program); figures were taken by code and label.",
  },
  "cell.formula_without_result": {
    vi: "Ô có công thức {formula} nhưng chưa có kết quả. Đề nghị mở tệp, tính lại, lưu rồi gửi lại, hoặc gõ số.",
    en: "The cell has the formula {formula} without a result. Please open the file, recalculate, save and send it again, or type the number.",
  },
  "cell.error_value": {
    vi: "Ô báo lỗi {error}. Đề nghị nhập lại số.",
    en: "The cell shows {error}. Please type the number.",
  },
  "cell.boolean_in_number": {
    vi: "Ô ghi {raw}, cần một con số. Đề nghị nhập lại.",
    en: "The cell holds {raw}; a number is needed. Please type it.",
  },
  "cell.too_small": {
    vi: "Ghi “{raw}”, nhỏ hơn mức thấp nhất có thể ({least}). Đề nghị kiểm tra và nhập lại.",
    en: "“{raw}” is below the lowest possible value ({least}). Please check and type it again.",
  },
  "cell.too_large": {
    vi: "Ghi “{raw}”, lớn hơn mức cao nhất có thể ({most}). Đề nghị kiểm tra và nhập lại.",
    en: "“{raw}” is above the highest possible value ({most}). Please check and type it again.",
  },
  "cell.reason_and_value": {
    vi: "Vừa có số liệu vừa chọn lý do “{reason}”; lấy theo số liệu. Đề nghị xác nhận.",
    en: "There is both a figure and the reason “{reason}”; the figure was taken. Please confirm.",
  },
  "cell.unknown_reason": {
    vi: "Lý do “{reason}” không có trong danh sách. Đề nghị chọn một lý do trong danh sách.",
    en: "The reason “{reason}” is not on the list. Please choose one from the list.",
  },
  "cell.included_where": {
    vi: "Chọn “Đã tính trong số liệu khác” nhưng chưa nêu đúng mã số liệu đó (ghi “{given}”). Đề nghị chọn mã.",
    en: "“Included in another figure” without the right code of that figure (“{given}”). Please choose the code.",
  },
  "cell.not_in_list": {
    vi: "Ghi “{raw}”, không có trong danh sách: {list}. Đề nghị chọn lại.",
    en: "“{raw}” is not on the list: {list}. Please choose again.",
  },
  "total.typed": {
    vi: "Dòng tổng ghi {given} nhưng cộng các thành phần được {sum}; hệ thống dùng số cộng. Đề nghị kiểm tra các dòng thành phần.",
    en: "The total says {given} but its parts add up to {sum}; the sum is used. Please check the parts.",
  },
  "total.without_parts": {
    vi: "Dòng tổng ghi {given} nhưng các dòng thành phần chưa đủ nên không dùng được. Đề nghị nhập các dòng thành phần.",
    en: "The total says {given} but its parts are incomplete, so it cannot be used. Please fill in the parts.",
  },
  "roster.gaps": {
    vi: "Danh sách “{roster}”: dòng {row} thiếu {columns}. Đề nghị bổ sung.",
    en: "Roster “{roster}”: row {row} lacks {columns}. Please complete it.",
  },
  "roster.column_lost": {
    vi: "Danh sách “{roster}”: không tìm thấy cột {columns}. Đề nghị điền lại trên biểu mẫu gốc.",
    en: "Roster “{roster}”: columns {columns} are not in the file. Please fill in the original form.",
  },
  "roster.names_lost": {
    vi: "Danh sách “{roster}”: cột {columns} mất tên hoặc tên bị dời; nội dung lấy theo mã cột. Đề nghị xác nhận.",
    en: "Roster “{roster}”: columns {columns} lost their names; they were taken by their codes. Please confirm.",
  },
  "cell.previous_changed": {
    vi: "Cột Năm trước ghi {given}, số đã gửi là {sent}; số sửa ở cột này không được dùng. Nếu số năm trước sai, đề nghị ghi ở cột Giải trình.",
    en: "The column of last year says {given}, {sent} was sent; what is typed there is not used. If last year's figure is wrong, please say so in the explanation.",
  },
  "cell.included_without_reason": {
    vi: "Ghi mã “{given}” ở cột Đã tính vào nhưng không chọn lý do “Đã tính trong số liệu khác”. Đề nghị xác nhận.",
    en: "The code “{given}” stands in the column of the including figure without the reason “Included in another figure”. Please confirm.",
  },
  "sheet.unplaced": {
    vi: "{count} ô có nội dung nằm ngoài biểu, không được tính: {list}. Đề nghị kiểm tra xem có số liệu cần đưa vào biểu không.",
    en: "{count} cells outside the form hold something and are not used: {list}. Please check whether they belong in the form.",
  },
  "sheet.comments": {
    vi: "Tệp có {count} chú thích gắn vào ô ({list}); nội dung chú thích không được tính. Đề nghị chuyển vào cột Giải trình nếu cần.",
    en: "The file has {count} cell comments ({list}); they are not used. Please move them to the explanation column if needed.",
  },
  "sheet.external_links": {
    vi: "Tệp có liên kết tới sổ tính khác; số lấy theo kết quả đã lưu. Đề nghị thay liên kết bằng số.",
    en: "The file links to another workbook; saved results were used. Please replace the links by numbers.",
  },
  "value.vanished": {
    vi: "Bản trước có số {before}, bản này để trống mà không nêu lý do. Đề nghị xác nhận số đúng hoặc chọn lý do.",
    en: "The earlier file said {before}; this one is empty without a reason. Please confirm the figure or choose a reason.",
  },
  "submission.conflict": {
    vi: "Đơn vị có nhiều tệp với số liệu khác nhau mà không rõ tệp nào mới hơn. Ghi ngày nhận vào received.csv trong thư mục thư đến (cột file, received, from) rồi chạy lại.",
    en: "The unit has several files with different figures and nothing says which is newer. Write the days of arrival into received.csv in the inbox (file, received, from) and run this again.",
  },
  "inbox.empty": {
    vi: "Không có tệp nào trong {path}. Chép các tệp đơn vị gửi về vào đó rồi chạy lại.",
    en: "There is nothing in {path}. Put the files the units sent there and run this again.",
  },
  "inbox.path_missing": {
    vi: "Không có {path}. Kiểm tra lại đường dẫn.",
    en: "There is no {path}. Check the path.",
  },
  "entry.ingested": { vi: "Đã nhận", en: "Taken in" },
  "entry.superseded": {
    vi: "Đã nhận, KHÔNG dùng: đơn vị có bản gửi sau tệp này",
    en: "Taken in, NOT used: the unit sent a later file",
  },
  "entry.unchanged": { vi: "Đã nhận từ trước, không đổi", en: "Taken in before, unchanged" },
  "entry.conflict": {
    vi: "Đã nhận, trái với tệp khác của đơn vị",
    en: "Taken in, in conflict with another file of the unit",
  },
  "entry.lock_file": { vi: "Tệp tạm của Office, bỏ qua", en: "Office's own lock file, skipped" },
  "entry.system_file": { vi: "Tệp của hệ điều hành, bỏ qua", en: "A file of the operating system, skipped" },
  "entry.list": { vi: "Danh sách ngày nhận, đã đọc", en: "The list of days of arrival, read" },
  "entry.not_a_file": {
    vi: "Không phải tệp thường (liên kết, ống dẫn hoặc thiết bị), không đọc. Chép chính tệp vào thư mục.",
    en: "Not a regular file (a link, pipe or device), not read. Copy the file itself into the folder.",
  },
  "entry.unreadable": {
    vi: "Không đọc được tệp ({detail}). Kiểm tra quyền đọc, đóng tệp đang mở rồi chạy lại.",
    en: "The file cannot be read ({detail}). Check its permissions, close it if open and run this again.",
  },
  "entry.too_large": {
    vi: "Tệp lớn hơn {limit} MB, không phải biểu mẫu đã gửi. Đề nghị điền lại trên biểu mẫu gốc.",
    en: "The file is over {limit} MB and is not the form that was sent. Please fill in the original form.",
  },
  "received.bad_line": {
    vi: "received.csv, dòng {line}: {detail}. Cần cột file, received (ví dụ 04/12/2026 15:30 hoặc 2026-12-04T15:30) và from.",
    en: "received.csv, line {line}: {detail}. Columns file, received (such as 2026-12-04T15:30) and from are needed.",
  },
  "received.cannot_keep": {
    vi: "Không lưu được tệp đã nhận vào {path} ({detail}). Kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại; các tệp đã nhận trước đó vẫn còn nguyên.",
    en: "Cannot keep the received file in {path} ({detail}). Check free space and permissions and run this again; what was kept before is intact.",
  },
};
