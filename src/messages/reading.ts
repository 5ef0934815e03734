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
    en: "The file is a program, not an Excel workbook, and may be harmful. Do not open it; tell your IT staff, and send the completed Excel form (.xlsx).",
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
};
