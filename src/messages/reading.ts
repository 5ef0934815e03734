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
    vi: "Tệp ở dạng Excel nhị phân (.xlsb). Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is a binary Excel workbook (.xlsb). Please open it in Excel, choose Save As, Excel Workbook (.xlsx), and send it again.",
  },
  "reading.is_ods": {
    vi: "Tệp ở định dạng OpenDocument (.ods). Đề nghị mở bằng LibreOffice hoặc Excel, chọn Lưu dưới dạng (Save As), kiểu .xlsx, rồi gửi lại.",
    en: "The file is an OpenDocument spreadsheet (.ods). Please open it in LibreOffice or Excel, save it as .xlsx and send it again.",
  },
  "reading.encrypted": {
    vi: "Tệp có đặt mật khẩu nên không đọc được. Đề nghị mở tệp, gỡ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu, xóa trống ô mật khẩu), lưu rồi gửi lại. Cán bộ tổng hợp biết mật khẩu của tệp Excel có thể đọc bằng `tonghop ingest --password …`.",
    en: "The file is protected by a password and cannot be read. Please open it, remove the password (File > Info > Protect Workbook > Encrypt with Password, leave the box empty), save and send it again. An officer who knows the password of an Excel file can read it with `tonghop ingest --password …`.",
  },
  "reading.wrong_password": {
    vi: "Mật khẩu đã cho không mở được tệp. Đề nghị kiểm tra lại mật khẩu (chữ hoa, chữ thường, bộ gõ tiếng Việt) với người gửi, hoặc đề nghị gửi lại tệp không đặt mật khẩu.",
    en: "The password given does not open the file. Please check it with the sender (capitals, keyboard), or ask for the file without a password.",
  },
  "reading.unknown_encryption": {
    vi: "Tệp được mã hóa theo cách không mở được ở đây. Đề nghị mở tệp bằng Excel, gỡ mật khẩu, lưu thành tệp .xlsx rồi gửi lại.",
    en: "The file is encrypted in a way that cannot be opened here. Please open it in Excel, remove the password, save it as .xlsx and send it again.",
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
    vi: "Tệp chỉ là văn bản thuần hoặc CSV, không phải tệp Excel; tệp CSV chỉ chứa được một trang tính nên thiếu các trang còn lại của biểu mẫu. Đề nghị mở biểu mẫu Excel đã điền, lưu ở kiểu Excel Workbook (.xlsx) với đủ các trang tính rồi gửi lại.",
    en: "The file is plain text or CSV, not an Excel workbook; a CSV holds one sheet only, so that the other sheets of the form are missing. Please open the completed Excel form, save it as an Excel Workbook (.xlsx) with all its sheets and send it again.",
  },
  "reading.is_word": {
    vi: "Tệp là văn bản Word, không phải tệp Excel. Đề nghị điền vào biểu mẫu Excel (.xlsx) đã được gửi rồi gửi lại.",
    en: "The file is a Word document, not an Excel workbook. Please fill in the Excel form (.xlsx) that was sent to you and return it.",
  },
  "reading.is_presentation": {
    vi: "Tệp là bản trình chiếu, không phải tệp Excel. Đề nghị điền vào biểu mẫu Excel (.xlsx) đã được gửi rồi gửi lại.",
    en: "The file is a presentation, not an Excel workbook. Please fill in the Excel form (.xlsx) that was sent to you and return it.",
  },
  "reading.is_mail": {
    vi: "Tệp là thư điện tử, không phải tệp Excel. Đề nghị lưu tệp Excel đính kèm trong thư ra ngoài rồi gửi tệp đó.",
    en: "The file is an e-mail, not an Excel workbook. Please save the Excel file attached to it and send that file.",
  },
  "reading.is_archive": {
    vi: "Tệp là tệp nén, không phải tệp Excel. Đề nghị giải nén rồi gửi riêng biểu mẫu Excel (.xlsx) bên trong.",
    en: "The file is an archive, not an Excel workbook. Please unpack it and send the Excel form (.xlsx) inside.",
  },
  "reading.is_program": {
    vi: "Tệp là chương trình máy tính, không phải tệp Excel, và có thể là phần mềm độc hại. Không mở tệp này; đề nghị báo cán bộ công nghệ thông tin và gửi lại biểu mẫu Excel (.xlsx) đã điền.",
    en: "The file is a program, not an Excel workbook, and may be harmful. Do not open it; please tell your IT staff, and send the completed Excel form (.xlsx).",
  },
  "reading.unknown": {
    vi: "Tệp không phải tệp Excel hoặc đã hỏng. Đề nghị mở tệp gốc bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is not an Excel workbook, or is damaged. Please open the original in Excel, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.no_workbook": {
    vi: "Trong tệp không có trang tính nào đọc được. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "There is no readable worksheet in the file. Please open it in Excel, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.zip_damaged": {
    vi: "Tệp bị hỏng, có thể do tải lên hoặc gửi thư bị ngắt giữa chừng. Đề nghị mở tệp gốc để kiểm tra rồi gửi lại.",
    en: "The file is damaged, perhaps because an upload or e-mail was cut short. Please check the original and send it again.",
  },
  "reading.zip_encrypted": {
    vi: "Nội dung tệp bị mã hóa bằng mật khẩu nên không đọc được. Đề nghị gỡ mật khẩu rồi gửi lại.",
    en: "The content of the file is encrypted with a password and cannot be read. Please remove the password and send it again.",
  },
  "reading.part_twice": {
    vi: "Tệp có cấu trúc bất thường: thành phần {part} xuất hiện hai lần. Đề nghị mở bằng Excel, chọn Lưu dưới dạng (Save As) tệp .xlsx mới rồi gửi lại.",
    en: "The file is oddly built: its part {part} is there twice. Please open it in Excel, save it as a new .xlsx file and send it again.",
  },
  "reading.part_missing": {
    vi: "Tệp thiếu thành phần {part}. Đề nghị mở tệp gốc bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "The file lacks its part {part}. Please open the original in Excel, save it as a new .xlsx file and send it again.",
  },
  "reading.ole_damaged": {
    vi: "Tệp bị hỏng hoặc thiếu một phần, có thể do tải lên hoặc gửi thư bị ngắt giữa chừng. Đề nghị mở tệp gốc bằng Excel, kiểm tra số liệu, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is damaged or a part of it is missing, perhaps because an upload or e-mail was cut short. Please open the original in Excel, check the figures, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.conversion_failed": {
    vi: "Tệp ở định dạng cũ hoặc nhị phân và không đọc được trọn vẹn. Đề nghị mở bằng Excel (chọn sửa chữa nếu được hỏi), kiểm tra số liệu, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is in an old or binary format and cannot be read whole. Please open it in Excel (let it repair the file), check the figures, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.conversion_too_heavy": {
    vi: "Tệp quá nặng để đọc ở định dạng này (tốn quá nhiều thời gian hoặc bộ nhớ). Đề nghị mở bằng Excel, xóa phần không thuộc biểu mẫu, chọn Lưu dưới dạng (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    en: "The file is too heavy to be read in this format (it takes too much time or memory). Please open it in Excel, delete what is not part of the form, save it as an Excel Workbook (.xlsx) and send it again.",
  },
  "reading.too_much_memory": {
    vi: "Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng; các tệp khác không bị ảnh hưởng. Đề nghị mở tệp bằng Excel, xóa phần không thuộc biểu mẫu (kể cả dòng trống có định dạng), lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Reading the file took too much memory and was stopped; other files are not affected. Please open it in Excel, delete what is not part of the form (empty formatted rows too), save as a new .xlsx file and send it again.",
  },
  "reading.too_much_time": {
    vi: "Đọc tệp mất quá nhiều thời gian nên đã dừng; các tệp khác không bị ảnh hưởng. Đề nghị mở tệp bằng Excel, xóa phần không thuộc biểu mẫu (kể cả dòng trống có định dạng), lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Reading the file took too much time and was stopped; other files are not affected. Please open it in Excel, delete what is not part of the form (empty formatted rows too), save as a new .xlsx file and send it again.",
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
    vi: "Thành phần {part} của tệp bị hỏng. Đề nghị mở bằng Excel (chọn sửa chữa nếu được hỏi), kiểm tra số liệu, lưu thành tệp .xlsx mới rồi gửi lại.",
    en: "Part {part} of the file is damaged. Please open it in Excel (let it repair the file), check the figures, save as a new .xlsx file and send it again.",
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
  "missing.blank": {
    vi: "Ô để trống. Đề nghị nhập số liệu (0 nếu không phát sinh) hoặc chọn lý do.",
    en: "The cell is blank. Please enter the figure (0 if it did not occur) or choose a reason.",
  },
  "missing.dash": {
    vi: "Ô chỉ ghi “{raw}”: chưa rõ là 0 hay chưa có số liệu. Đề nghị ghi 0 nếu không phát sinh, hoặc để trống và chọn lý do.",
    en: "The cell only says “{raw}”: 0 or not known? Please write 0 if nothing occurred, or leave it blank and choose a reason.",
  },
  "missing.zero": {
    vi: "Ghi “{raw}”, được hiểu là 0 (không phát sinh). Đề nghị xác nhận; lần sau ghi số 0.",
    en: "“{raw}” is taken as 0 (did not occur). Please confirm; next time write 0.",
  },
  "missing.not_yet": {
    vi: "Ghi “{raw}”, được hiểu là chưa có số liệu. Đề nghị bổ sung khi có; nếu không phát sinh thì ghi số 0.",
    en: "“{raw}” is taken as not available yet. Please send the figure when you have it; if it did not occur, write 0.",
  },
  "missing.not_applicable": {
    vi: "Ghi “{raw}”, được hiểu là không thuộc phạm vi của đơn vị. Đề nghị xác nhận; lần sau để trống và chọn lý do.",
    en: "“{raw}” is taken as not applicable to the unit. Please confirm; next time leave it blank and choose a reason.",
  },
  "missing.included_elsewhere": {
    vi: "Ghi “{raw}”, được hiểu là đã tính trong số liệu khác. Đề nghị để trống ô này, chọn lý do và chọn mã của số liệu đó.",
    en: "“{raw}” is taken as included in another figure. Please leave the cell blank, choose the reason and the code of that figure.",
  },
  "missing.confidential": {
    vi: "Ghi “{raw}”, được hiểu là số liệu mật, không báo cáo trong biểu này. Đề nghị xác nhận; lần sau để trống và chọn lý do.",
    en: "“{raw}” is taken as confidential and not reported in this form. Please confirm; next time leave it blank and choose a reason.",
  },
  "encoding.tcvn3": {
    vi: "Nội dung gõ bằng bảng mã TCVN3 (phông .VnTime): “{raw}”; được đọc là “{value}”. Đề nghị xác nhận; lần sau gõ bằng bảng mã Unicode (phông Times New Roman).",
    en: "The text “{raw}” was typed in the encoding TCVN3 (a .VnTime font); read as “{value}”. Please confirm; next time type in Unicode (Times New Roman).",
  },
  "encoding.vni": {
    vi: "Nội dung gõ bằng bảng mã VNI (phông VNI-Times): “{raw}”; được đọc là “{value}”. Đề nghị xác nhận; lần sau gõ bằng bảng mã Unicode (phông Times New Roman).",
    en: "The text “{raw}” was typed in the encoding VNI (a VNI-Times font); read as “{value}”. Please confirm; next time type in Unicode (Times New Roman).",
  },
  "encoding.mojibake": {
    vi: "Nội dung bị lỗi chữ khi chuyển qua chương trình khác (UTF-8 đọc nhầm bảng mã): “{raw}”; được đọc là “{value}”. Đề nghị xác nhận.",
    en: "The text “{raw}” was garbled on its way through another program (UTF-8 read in the wrong encoding); read as “{value}”. Please confirm.",
  },
  "encoding.unreadable": {
    vi: "Nội dung “{raw}” bị lỗi phông chữ, không đọc được chắc chắn nên giữ nguyên như đã gửi. Đề nghị gõ lại bằng bảng mã Unicode (phông Times New Roman) rồi gửi lại.",
    en: "The text “{raw}” is in an old or wrong encoding and cannot be read with certainty; it is kept as it was sent. Please type it again in Unicode (Times New Roman) and send it again.",
  },
  "number.plain": { vi: "Số hợp lệ.", en: "A valid number." },
  "number.ambiguous_separator": {
    vi: "“{raw}” có thể hiểu theo hai cách (dấu ngăn hàng nghìn hoặc dấu thập phân); tạm hiểu là {value}. Đề nghị xác nhận, hoặc ghi lại không dùng dấu ngăn hàng nghìn.",
    en: "“{raw}” can be read in two ways (thousands or decimals); taken as {value}. Please confirm, or write it without a thousands separator.",
  },
  "number.foreign_separators": {
    vi: "“{raw}” viết theo kiểu tiếng Anh (dấu phẩy ngăn hàng nghìn, dấu chấm thập phân); được hiểu là {value}. Đề nghị xác nhận; lần sau ghi theo cách viết của Việt Nam (1.234,5).",
    en: "“{raw}” is written the English way (comma for thousands, dot for decimals); taken as {value}. Please confirm; next time write it the Vietnamese way (1.234,5).",
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
  "number.trailing_mark": {
    vi: "“{raw}” có dấu câu ở cuối; được hiểu là {value}. Đề nghị xác nhận số đã ghi đủ; lần sau chỉ ghi chữ số.",
    en: "“{raw}” ends with a punctuation mark; taken as {value}. Please confirm that the number is complete; next time enter digits only.",
  },
  "number.negative_amount": {
    vi: "“{raw}” là số tiền âm ({value}). Đề nghị kiểm tra và xác nhận; nếu không phải số âm, nhập lại không có dấu trừ.",
    en: "“{raw}” is a negative amount ({value}). Please check and confirm; if it is not negative, enter it again without the minus sign.",
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
  "number.several": {
    vi: "“{raw}”: trong một ô có nhiều số. Đề nghị chỉ ghi một số; phần giải thích ghi ở cột Giải trình.",
    en: "“{raw}”: there are several numbers in one cell. Please enter one number only, and explain it in the column for explanations.",
  },
  "number.ratio": {
    vi: "“{raw}” là tỷ số của hai số, không phải một số. Đề nghị ghi riêng từng số vào đúng ô của nó.",
    en: "“{raw}” is a ratio of two numbers, not one number. Please enter each number in its own cell.",
  },
  "number.range": {
    vi: "“{raw}” là một khoảng, không phải một số. Đề nghị ghi một số cụ thể.",
    en: "“{raw}” is a range, not a number. Please enter one definite number.",
  },
  "number.date": {
    vi: "“{raw}” là ngày tháng hoặc phân số, không phải số liệu (Excel thường tự đổi “3/4” thành ngày). Đề nghị định dạng ô là Số (Number) rồi nhập lại chỉ gồm chữ số.",
    en: "“{raw}” is a date or a fraction, not a figure (Excel turns “3/4” into a date). Please format the cell as Number and enter it again in digits only.",
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
  "number.percent_format": {
    vi: "Ô cần số lượng nhưng lại định dạng phần trăm (%), nên không rõ “{raw}” là {raw} hay gấp 100 lần. Đề nghị định dạng ô là Số (Number) rồi nhập lại số lượng.",
    en: "The cell asks for a quantity but is formatted as a percentage, so that “{raw}” may mean {raw} or a hundred times as much. Please format the cell as Number and enter the quantity again.",
  },
  "number.percent_sign": {
    vi: "“{raw}” là tỷ lệ phần trăm, trong khi ô này cần số lượng. Đề nghị nhập lại số lượng.",
    en: "“{raw}” is a percentage, while this cell asks for a quantity. Please enter the quantity.",
  },
  "number.not_finite": {
    vi: "Ô chứa “{raw}”, không phải một số hợp lệ. Đề nghị nhập lại chỉ gồm chữ số.",
    en: "The cell holds “{raw}”, which is no valid number. Please enter it again in digits only.",
  },
  "number.misencoded": {
    vi: "“{raw}” bị lỗi phông chữ (bảng mã cũ hoặc sai bảng mã), không đọc được chắc chắn. Đề nghị nhập lại chỉ gồm chữ số.",
    en: "“{raw}” is in an old or wrong encoding and cannot be read with certainty. Please enter it again in digits only.",
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
    vi: "“{raw}” ghi tháng trước ngày; được hiểu là {value}. Đề nghị xác nhận; lần sau ghi theo thứ tự ngày/tháng/năm.",
    en: "“{raw}” has the month first; taken as {value}. Please confirm; next time write day/month/year.",
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
