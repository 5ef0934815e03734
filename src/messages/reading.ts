/**
 * Why a file could not be read, and how a number, an answer or a day that was typed has been understood. Written so that
 * the officer can forward them to the clerk as they are: what is wrong, and what to do.
 */
export const readingMessages = {
  // Files
  "reading.is_empty": {
    vi: "Tệp rỗng (0 byte), có thể do tải lên hoặc đính kèm bị lỗi. Đề nghị mở lại tệp gốc, kiểm tra nội dung rồi gửi lại.",
    en: "The file is empty (0 bytes), perhaps after a failed upload. Please open the original, check it and send it again.",
  },
  "reading.is_xls": {
    vi: "Tệp ở định dạng Excel cũ (.xls). Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is in the old Excel format (.xls). Please open it in Excel, choose Save As, Excel Workbook (.xlsx), and send it again.",
  },
  "reading.is_xlsb": {
    vi: "Tệp là sổ tính Excel nhị phân (.xlsb). Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is a binary Excel workbook (.xlsb). Please open it in Excel, choose Save As, Excel Workbook (.xlsx), and send it again.",
  },
  "reading.is_ods": {
    vi: "Tệp ở định dạng OpenDocument (.ods). Đề nghị mở bằng LibreOffice hoặc Excel, chọn Lưu dưới dạng (Save As), kiểu .xlsx, rồi gửi lại.",
    en: "The file is an OpenDocument spreadsheet (.ods). Please open it in LibreOffice or Excel, save it as .xlsx and send it again.",
  },
  "reading.encrypted": {
    vi: "Tệp có đặt mật khẩu nên không đọc được. Đề nghị mở tệp, gỡ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa trống ô mật khẩu), lưu rồi gửi lại.",
    en: "The file is protected by a password and cannot be read. Please open it, remove the password (File > Info > Protect Workbook > Encrypt with Password, leave the box empty), save and send it again.",
  },
  "reading.is_pdf": {
    vi: "Tệp là PDF, không lấy được số liệu. Đề nghị gửi kèm chính biểu mẫu Excel (.xlsx) đã điền; bản PDF có chữ ký vẫn gửi để đối chiếu.",
    en: "The file is a PDF, from which no figures can be taken. Please also send the completed Excel form (.xlsx); the signed PDF is still welcome for comparison.",
  },
  "reading.is_picture": {
    vi: "Tệp là ảnh hoặc video, không lấy được số liệu. Đề nghị gửi biểu mẫu Excel (.xlsx) đã điền.",
    en: "The file is a picture or a video, from which no figures can be taken. Please send the completed Excel form (.xlsx).",
  },
  "reading.is_html": {
    vi: "Tệp thực chất là trang web, chỉ mang tên tệp Excel. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại; nếu không thấy biểu mẫu, hãy tải lại biểu mẫu gốc để điền.",
    en: "The file is really a web page under the name of an Excel file. Please open it in Excel, save it as an Excel Workbook (.xlsx) and send it again; if the form is not there, fill in the original form.",
  },
  "reading.is_xml": {
    vi: "Tệp ở định dạng bảng tính XML 2003, chỉ mang tên tệp Excel. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is an XML Spreadsheet 2003 under the name of an Excel file. Please open it in Excel, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.is_text": {
    vi: "Tệp chỉ là văn bản thuần hoặc CSV, không phải sổ tính Excel. Đề nghị điền vào biểu mẫu Excel (.xlsx) đã được gửi rồi gửi lại.",
    en: "The file is plain text or CSV, not an Excel workbook. Please fill in the Excel form (.xlsx) that was sent to you and return it.",
  },
  "reading.is_word": {
    vi: "Tệp là văn bản Word, không phải sổ tính Excel. Đề nghị điền vào biểu mẫu Excel (.xlsx) đã được gửi rồi gửi lại.",
    en: "The file is a Word document, not an Excel workbook. Please fill in the Excel form (.xlsx) that was sent to you and return it.",
  },
  "reading.is_presentation": {
    vi: "Tệp là bản trình chiếu, không phải sổ tính Excel. Đề nghị điền vào biểu mẫu Excel (.xlsx) đã được gửi rồi gửi lại.",
    en: "The file is a presentation, not an Excel workbook. Please fill in the Excel form (.xlsx) that was sent to you and return it.",
  },
  "reading.is_mail": {
    vi: "Tệp là thư điện tử, không phải sổ tính Excel. Đề nghị lưu tệp Excel đính kèm trong thư ra ngoài rồi gửi tệp đó.",
    en: "The file is an e-mail, not an Excel workbook. Please save the Excel file attached to it and send that file.",
  },
  "reading.is_archive": {
    vi: "Tệp là tệp nén, không phải sổ tính Excel. Đề nghị giải nén rồi gửi riêng biểu mẫu Excel (.xlsx) bên trong.",
    en: "The file is an archive, not an Excel workbook. Please unpack it and send the Excel form (.xlsx) inside.",
  },
  "reading.is_program": {
    vi: "Tệp là chương trình máy tính, không phải sổ tính Excel, và có thể là phần mềm độc hại. Không mở tệp này; đề nghị báo cán bộ công nghệ thông tin và gửi lại biểu mẫu Excel (.xlsx) đã điền.",
    en: "The file is a program, not an Excel workbook, and may be harmful. Do not open it; please tell your IT staff, and send the completed Excel form (.xlsx).",
  },
  "reading.unknown": {
    vi: "Tệp không phải sổ tính Excel hoặc đã hỏng. Đề nghị mở tệp gốc bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is not an Excel workbook, or is damaged. Please open the original in Excel, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.no_workbook": {
    vi: "Trong tệp không có trang tính nào đọc được. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "There is no readable worksheet in the file. Please open it in Excel, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.zip_damaged": {
    vi: "Tệp Excel bị hỏng, có thể do tải lên hoặc gửi thư bị ngắt giữa chừng. Đề nghị mở tệp gốc để kiểm tra rồi gửi lại.",
    en: "The Excel file is damaged, perhaps because an upload or e-mail was cut short. Please check the original and send it again.",
  },
  "reading.zip_encrypted": {
    vi: "Nội dung tệp bị mã hóa bằng mật khẩu nên không đọc được. Đề nghị gỡ mật khẩu rồi gửi lại.",
    en: "The content of the file is encrypted with a password and cannot be read. Please remove the password and send it again.",
  },
  "reading.part_twice": {
    vi: "Tệp Excel có cấu trúc bất thường: thành phần {part} xuất hiện hai lần. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As) tệp .xlsx mới rồi gửi lại.",
    en: "The Excel file is oddly built: its part {part} is there twice. Please open it in Excel, save it as a new .xlsx file and send it again.",
  },
  "reading.part_missing": {
    vi: "Tệp Excel thiếu thành phần {part}. Đề nghị mở tệp gốc bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "The Excel file lacks its part {part}. Please open the original in Excel, save it as a new .xlsx file and send it again.",
  },
  "reading.file_too_large": {
    vi: "Tệp quá lớn so với một biểu mẫu. Đề nghị xóa ảnh và các trang tính không thuộc biểu mẫu, lưu lại rồi gửi.",
    en: "The file is too large for a form. Please remove pictures and sheets that are not part of the form, save and send it again.",
  },
  "reading.too_large": {
    vi: "Thành phần {part} của tệp quá lớn khi giải nén. Đề nghị xóa các dòng, cột thừa (kể cả dòng trống có định dạng), lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Part {part} of the file is too large when unpacked. Please delete surplus rows and columns (empty formatted ones too), save as a new .xlsx file and send it again.",
  },
  "reading.too_many_entries": {
    vi: "Tệp chứa {count} thành phần, quá nhiều so với một biểu mẫu. Đề nghị điền vào biểu mẫu gốc rồi gửi lại.",
    en: "The file holds {count} parts, too many for a form. Please fill in the original form and send it again.",
  },
  "reading.too_many_sheets": {
    vi: "Tệp có quá nhiều trang tính so với một biểu mẫu. Đề nghị xóa các trang tính không thuộc biểu mẫu rồi gửi lại.",
    en: "The file has too many sheets for a form. Please delete those that are not part of the form and send it again.",
  },
  "reading.too_many_names": {
    vi: "Tệp có quá nhiều tên vùng (defined names), thường do sao chép trang tính từ tệp khác. Đề nghị điền vào biểu mẫu gốc rồi gửi lại.",
    en: "The file has too many defined names, usually after copying sheets from other files. Please fill in the original form and send it again.",
  },
  "reading.too_many_cells": {
    vi: "Tệp có quá nhiều ô có nội dung so với một biểu mẫu. Đề nghị xóa phần dữ liệu không thuộc biểu mẫu rồi gửi lại.",
    en: "The file has too many filled cells for a form. Please delete what is not part of the form and send it again.",
  },
  "reading.too_many_merges": {
    vi: "Tệp có quá nhiều ô gộp so với một biểu mẫu. Đề nghị điền vào biểu mẫu gốc rồi gửi lại.",
    en: "The file has too many merged cells for a form. Please fill in the original form and send it again.",
  },
  "reading.text_too_long": {
    vi: "Có ô chứa văn bản quá dài ({part}). Đề nghị rút gọn nội dung ô rồi gửi lại.",
    en: "A cell holds too long a text ({part}). Please shorten it and send the file again.",
  },
  "reading.xml_damaged": {
    vi: "Thành phần {part} của tệp Excel bị hỏng. Đề nghị mở bằng Excel (chọn sửa chữa nếu được hỏi), kiểm tra số liệu, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Part {part} of the Excel file is damaged. Please open it in Excel (let it repair the file), check the figures, save as a new .xlsx file and send it again.",
  },
  "reading.xml_doctype": {
    vi: "Thành phần {part} của tệp chứa khai báo DTD, không có trong tệp Excel bình thường và có thể gây hại. Đề nghị điền vào biểu mẫu gốc rồi gửi lại.",
    en: "Part {part} of the file holds a document type, which no normal Excel file has and which may be harmful. Please fill in the original form and send it again.",
  },
  "reading.xml_too_deep": {
    vi: "Thành phần {part} của tệp có cấu trúc lồng nhau bất thường. Đề nghị điền vào biểu mẫu gốc rồi gửi lại.",
    en: "Part {part} of the file is nested unusually deep. Please fill in the original form and send it again.",
  },
  "reading.string_missing": {
    vi: "Ô {cell} trang tính {sheet} trỏ tới một văn bản không có trong tệp. Đề nghị mở bằng Excel, nhập lại ô này, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Cell {cell} of sheet {sheet} points to a text that the file does not hold. Please open it in Excel, type the cell again, save as a new .xlsx file and send it again.",
  },
  "reading.cell_twice": {
    vi: "Ô {cell} trang tính {sheet} được ghi hai lần trong tệp, không rõ lấy giá trị nào. Đề nghị mở bằng Excel, kiểm tra ô này, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Cell {cell} of sheet {sheet} is in the file twice, and it is unclear which value is meant. Please open it in Excel, check the cell, save as a new .xlsx file and send it again.",
  },
  "reading.bad_address": {
    vi: "Trang tính {sheet} có địa chỉ ô hoặc dòng không hợp lệ ({at}). Đề nghị mở bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Sheet {sheet} has an impossible cell or row address ({at}). Please open it in Excel, save as a new .xlsx file and send it again.",
  },

  // Figures, answers and days. Slots: {raw} as typed, {value} as understood.
  "missing.blank": { vi: "Ô để trống.", en: "The cell is blank." },
  "missing.dash": {
    vi: "Ô chỉ ghi “{raw}”: chưa rõ là 0 hay chưa có số liệu. Đề nghị ghi 0 nếu không phát sinh, hoặc để trống và chọn lý do.",
    en: "The cell only says “{raw}”: 0 or not known? Please write 0 if nothing occurred, or leave it blank and choose a reason.",
  },
  "missing.zero": {
    vi: "Ghi “{raw}”, được hiểu là 0 (không phát sinh). Đề nghị xác nhận; lần sau ghi số 0.",
    en: "“{raw}” is taken as 0 (did not occur). Please confirm; next time write 0.",
  },
  "missing.not_yet": {
    vi: "Ghi “{raw}”, được hiểu là chưa có số liệu. Đề nghị bổ sung khi có.",
    en: "“{raw}” is taken as not available yet. Please send the figure when you have it.",
  },
  "missing.not_applicable": {
    vi: "Ghi “{raw}”, được hiểu là không thuộc phạm vi của đơn vị.",
    en: "“{raw}” is taken as not applicable to the unit.",
  },
  "missing.included_elsewhere": {
    vi: "Ghi “{raw}”. Đề nghị nêu rõ đã tính trong số liệu nào.",
    en: "“{raw}”: please say in which other figure it is included.",
  },
  "missing.confidential": {
    vi: "Ghi “{raw}”, được hiểu là số liệu mật, không báo cáo trong biểu này.",
    en: "“{raw}” is taken as confidential and not reported in this form.",
  },
  "number.plain": { vi: "Số hợp lệ.", en: "A valid number." },
  "number.ambiguous_separator": {
    vi: "“{raw}” có thể hiểu theo hai cách (dấu ngăn hàng nghìn hoặc dấu thập phân); tạm hiểu là {value}. Đề nghị xác nhận, hoặc ghi lại không dùng dấu ngăn hàng nghìn.",
    en: "“{raw}” can be read in two ways (thousands or decimals); taken as {value}. Please confirm, or write it without a thousands separator.",
  },
  "number.foreign_separators": {
    vi: "“{raw}” viết theo kiểu tiếng Anh (dấu phẩy ngăn hàng nghìn, dấu chấm thập phân); được hiểu là {value}. Đề nghị xác nhận.",
    en: "“{raw}” is written the English way (comma for thousands, dot for decimals); taken as {value}. Please confirm.",
  },
  "number.unit_word": {
    vi: "“{raw}” có ghi cả đơn vị tính; được hiểu là {value}. Đề nghị chỉ ghi số.",
    en: "“{raw}” includes the unit of measure; taken as {value}. Please write the number only.",
  },
  "number.money_unit": {
    vi: "“{raw}” có ghi cả đơn vị tiền; được đổi thành {value} theo đơn vị của biểu. Đề nghị xác nhận.",
    en: "“{raw}” includes a unit of money; converted to {value} in the unit of the form. Please confirm.",
  },
  "number.percent_fraction": {
    vi: "“{raw}” được hiểu là {value} %. Nếu ghi dưới dạng phần của 1 (0,95 nghĩa là 95 %), đề nghị nhân với 100 rồi ghi lại.",
    en: "“{raw}” is taken as {value} %. If it was written as a fraction of one (0.95 for 95 %), please multiply by 100 and write it again.",
  },
  "number.percent_large": {
    vi: "Ô định dạng phần trăm nên “{raw}” thành {value} %. Đề nghị kiểm tra và xác nhận.",
    en: "The cell is formatted as a percentage, so that “{raw}” means {value} %. Please check and confirm.",
  },
  "number.scientific": {
    vi: "“{raw}” viết dạng lũy thừa; được hiểu là {value}. Đề nghị xác nhận.",
    en: "“{raw}” is in scientific notation; taken as {value}. Please confirm.",
  },
  "number.precision": {
    vi: "“{raw}” có hơn 15 chữ số, Excel không giữ đủ; được hiểu là {value}. Đề nghị kiểm tra.",
    en: "“{raw}” has more than 15 digits, which Excel cannot keep; taken as {value}. Please check.",
  },
  "number.negative_amount": {
    vi: "Số tiền âm ({value}). Đề nghị kiểm tra và xác nhận.",
    en: "A negative amount ({value}). Please check and confirm.",
  },
  "number.negative": {
    vi: "“{raw}” là số âm, không hợp lệ với số đếm. Đề nghị nhập lại.",
    en: "“{raw}” is negative, which a count cannot be. Please enter it again.",
  },
  "number.parentheses": {
    vi: "“{raw}” nằm trong ngoặc, có thể là số âm hoặc ghi chú. Đề nghị nhập lại chỉ gồm chữ số.",
    en: "“{raw}” is in brackets: a negative number or a remark? Please enter digits only.",
  },
  "number.not_whole": {
    vi: "“{raw}” không phải số nguyên. Nếu dấu chấm hoặc dấu phẩy là dấu ngăn hàng nghìn, đề nghị nhập lại không có dấu này.",
    en: "“{raw}” is not a whole number. If the dot or comma was meant for thousands, please enter it again without.",
  },
  "number.bad_grouping": {
    vi: "“{raw}” có dấu ngăn cách đặt sai chỗ nên không rõ là số nào. Đề nghị nhập lại không dùng dấu ngăn hàng nghìn.",
    en: "“{raw}” has separators in the wrong places, so the number is unclear. Please enter it again without thousands separators.",
  },
  "number.letter_for_digit": {
    vi: "“{raw}” có chữ cái (O, l, I) thay cho chữ số 0 hoặc 1. Đề nghị nhập lại bằng chữ số.",
    en: "“{raw}” has a letter (O, l, I) in place of 0 or 1. Please enter digits.",
  },
  "number.approximate": {
    vi: "“{raw}” là số ước chừng. Đề nghị ghi một số cụ thể; nếu chưa có, để trống và chọn lý do “Chưa có số liệu”.",
    en: "“{raw}” is approximate. Please enter one definite number; if there is none yet, leave it blank and choose “not available yet”.",
  },
  "number.range": {
    vi: "“{raw}” là một khoảng, không phải một số. Đề nghị ghi một số cụ thể.",
    en: "“{raw}” is a range, not a number. Please enter one definite number.",
  },
  "number.date": {
    vi: "“{raw}” là ngày tháng hoặc phân số, không phải số liệu (Excel thường tự đổi “3/4” thành ngày). Đề nghị định dạng ô là Số (Number) rồi nhập lại.",
    en: "“{raw}” is a date or a fraction, not a figure (Excel turns “3/4” into a date). Please format the cell as Number and enter it again.",
  },
  "number.error_value": {
    vi: "Ô báo lỗi {raw}. Đề nghị nhập số trực tiếp vào ô, không dùng công thức.",
    en: "The cell holds the error {raw}. Please enter the number itself, not a formula.",
  },
  "number.formula_text": {
    vi: "“{raw}” là công thức ở dạng chữ, không phải số. Đề nghị nhập số trực tiếp vào ô.",
    en: "“{raw}” is a formula as text, not a number. Please enter the number itself.",
  },
  "number.other_unit": {
    vi: "“{raw}” ghi kèm chữ hoặc đơn vị tính khác với biểu. Đề nghị đổi về đơn vị tính của biểu và chỉ ghi số.",
    en: "“{raw}” comes with words or another unit than the form's. Please convert it to the unit of the form and enter the number only.",
  },
  "number.percent_sign": {
    vi: "“{raw}” là tỷ lệ phần trăm, trong khi ô này cần số lượng. Đề nghị nhập lại số lượng.",
    en: "“{raw}” is a percentage, while this cell asks for a quantity. Please enter the quantity.",
  },
  "number.not_finite": {
    vi: "Ô không chứa một số hợp lệ. Đề nghị nhập lại.",
    en: "The cell holds no valid number. Please enter it again.",
  },
  "number.misencoded": {
    vi: "“{raw}” bị lỗi phông chữ, không đọc được. Đề nghị nhập lại bằng bảng mã Unicode.",
    en: "“{raw}” is garbled by a wrong encoding and cannot be read. Please enter it again in Unicode.",
  },
  "number.unreadable": {
    vi: "“{raw}” không phải là số. Đề nghị nhập lại chỉ gồm chữ số; nếu chưa có số liệu, để trống và chọn lý do.",
    en: "“{raw}” is not a number. Please enter digits only; if there is no figure, leave it blank and choose a reason.",
  },
  "answer.plain": { vi: "Câu trả lời hợp lệ.", en: "A valid answer." },
  "answer.informal": {
    vi: "Ghi “{raw}”, được hiểu là “{value}”. Đề nghị xác nhận; lần sau chọn Có hoặc Không.",
    en: "“{raw}” is taken as “{value}”. Please confirm; next time choose Có or Không.",
  },
  "answer.unreadable": {
    vi: "“{raw}” không rõ là Có hay Không. Đề nghị chọn Có hoặc Không trong danh sách.",
    en: "“{raw}” is neither Có nor Không. Please choose one from the list.",
  },
  "date.plain": { vi: "Ngày hợp lệ.", en: "A valid date." },
  "date.short_year": {
    vi: "“{raw}” ghi năm hai chữ số; được hiểu là {value}. Đề nghị xác nhận.",
    en: "“{raw}” has a two-digit year; taken as {value}. Please confirm.",
  },
  "date.month_first": {
    vi: "“{raw}” ghi tháng trước ngày; được hiểu là {value}. Đề nghị ghi theo thứ tự ngày/tháng/năm.",
    en: "“{raw}” has the month first; taken as {value}. Please write day/month/year.",
  },
  "date.impossible": {
    vi: "“{raw}” không phải là ngày có thật. Đề nghị nhập lại theo dạng ngày/tháng/năm, ví dụ 05/12/2026.",
    en: "“{raw}” is no real date. Please enter it as day/month/year, for example 05/12/2026.",
  },
  "date.unreadable": {
    vi: "“{raw}” không phải là ngày. Đề nghị nhập theo dạng ngày/tháng/năm, ví dụ 05/12/2026.",
    en: "“{raw}” is not a date. Please enter it as day/month/year, for example 05/12/2026.",
  },
};
