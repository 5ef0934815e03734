/**
 * Why an archive or an e-mail, or something inside it, was not taken in. Written so that the officer can forward them to
 * the clerk as they are; the name of the member is printed beside them.
 */
export const unpackMessages = {
  // Whole containers
  "unpack.other_archive": {
    vi: "Tệp nén kiểu {kind} không mở được ở đây. Đề nghị giải nén rồi gửi riêng biểu mẫu Excel (.xlsx) bên trong, hoặc nén lại thành tệp .zip (trong Windows: bấm chuột phải, chọn Send to > Compressed (zipped) folder).",
    en: "Archives of the kind {kind} cannot be opened here. Please unpack it and send the Excel form (.xlsx) inside, or pack it again as .zip (in Windows: right-click, Send to > Compressed (zipped) folder).",
  },
  "unpack.zip_damaged": {
    vi: "Tệp nén .zip bị hỏng hoặc có cấu trúc bất thường, có thể do tải lên hoặc gửi thư bị ngắt giữa chừng. Đề nghị nén lại, hoặc gửi riêng biểu mẫu Excel (.xlsx).",
    en: "The .zip archive is damaged or oddly built, perhaps because an upload or e-mail was cut short. Please pack it again, or send the Excel form (.xlsx) by itself.",
  },
  "unpack.zip_empty": {
    vi: "Trong tệp nén không có tệp nào để nhận. Đề nghị kiểm tra, nén lại cùng biểu mẫu Excel (.xlsx) đã điền rồi gửi lại.",
    en: "There is no file to take in inside the archive. Please check it, pack it again with the completed Excel form (.xlsx) and send it.",
  },
  "unpack.mailbox": {
    vi: "Tệp là cả một hộp thư (mbox, .pst), không phải một thư. Đề nghị lưu từng thư thành tệp .eml hoặc .msg, hoặc lưu các tệp Excel đính kèm ra ngoài.",
    en: "The file is a whole mailbox (mbox, .pst), not one e-mail. Please save each e-mail as .eml or .msg, or save the attached Excel files.",
  },
  "unpack.mail_without_attachment": {
    vi: "Thư không có tệp đính kèm nào để nhận. Số liệu phải gửi bằng biểu mẫu Excel (.xlsx) đính kèm, không ghi trong nội dung thư; nếu gửi đường dẫn (Google Drive, OneDrive, Zalo), đề nghị tải tệp về rồi đính kèm vào thư.",
    en: "The e-mail has no attachment to take in. Figures must come in the attached Excel form (.xlsx), not in the text of the e-mail; if a link was sent (Google Drive, OneDrive, Zalo), please download the file and attach it.",
  },
  "unpack.mail_report": {
    vi: "Thư là thông báo tự động của hệ thống thư (không gửi được, đã nhận hoặc đã đọc), không phải bản nộp của đơn vị. Nếu báo không gửi được, đề nghị kiểm tra địa chỉ rồi gửi lại.",
    en: "The e-mail is an automatic notice (not delivered, delivered or read), not a unit's return. If it says that an e-mail was not delivered, please check the address and send it again.",
  },
  "unpack.mail_encrypted": {
    vi: "Thư hoặc tệp đính kèm được mã hóa (S/MIME, PGP) nên không đọc được. Đề nghị mở bằng phần mềm thư của người nhận rồi lưu tệp Excel đính kèm ra ngoài, hoặc đề nghị đơn vị gửi lại không mã hóa.",
    en: "The e-mail or attachment is encrypted (S/MIME, PGP) and cannot be read. Please open it in the recipient's mail program and save the attached Excel file, or ask the unit to send it unencrypted.",
  },
  "unpack.mail_unusual": {
    vi: "Thư có cấu trúc bất thường (phần đầu quá dài, quá nhiều phần hoặc lồng nhau quá sâu) nên không đọc. Đề nghị lưu tệp Excel đính kèm ra ngoài rồi gửi tệp đó.",
    en: "The e-mail is oddly built (too long a header, too many parts or nested too deep) and was not read. Please save the attached Excel file and send that file.",
  },
  "unpack.mail_cut": {
    vi: "Thư bị cắt cụt hoặc hỏng: phần đính kèm cuối có thể không đủ, và sau nó có thể còn tệp khác. Đề nghị lưu lại thư từ hộp thư, hoặc đề nghị đơn vị gửi lại.",
    en: "The e-mail is cut short or damaged: its last attachment may be incomplete, and there may be others after it. Please save the e-mail again from the mailbox, or ask the unit to send it again.",
  },
  "unpack.tnef": {
    vi: "Tệp winmail.dat do Outlook đóng gói riêng, chương trình khác không đọc được. Đề nghị gửi lại từ Outlook ở dạng HTML hoặc văn bản thuần (Định dạng văn bản > HTML), hoặc nén biểu mẫu thành tệp .zip rồi đính kèm.",
    en: "The file winmail.dat is packed by Outlook in a way that other programs cannot read. Please send it again from Outlook as HTML or plain text (Format Text > HTML), or attach the form as a .zip file.",
  },
  "unpack.outlook_unreadable": {
    vi: "Không đọc được thư Outlook (.msg): tệp bị hỏng hoặc quá phức tạp. Đề nghị mở thư bằng Outlook rồi lưu tệp Excel đính kèm ra ngoài, hoặc lưu lại thư.",
    en: "The Outlook e-mail (.msg) cannot be read: it is damaged or too complex. Please open it in Outlook and save the attached Excel file, or save the e-mail again.",
  },
  "unpack.outlook_too_many": {
    vi: "Có quá nhiều thư Outlook (.msg) trong một lần mở, hoặc các thư trước đó không đọc được; thư này chưa được mở. Đề nghị để riêng từng thư vào thư mục rồi chạy lại.",
    en: "There are too many Outlook e-mails (.msg) in one container, or those before could not be read; this one was not opened. Please put the e-mails into the folder one by one and run this again.",
  },

  // Members
  "unpack.member_damaged": {
    vi: "Tệp này trong tệp nén bị hỏng, không giải nén được. Đề nghị kiểm tra tệp gốc, nén lại hoặc gửi riêng tệp này.",
    en: "This file in the archive is damaged and cannot be unpacked. Please check the original, and pack it again or send it by itself.",
  },
  "unpack.member_encrypted": {
    vi: "Tệp này trong tệp nén có đặt mật khẩu nên không mở được. Đề nghị nén lại không đặt mật khẩu, hoặc gửi riêng biểu mẫu Excel (.xlsx).",
    en: "This file in the archive is protected by a password and cannot be opened. Please pack it again without a password, or send the Excel form (.xlsx) by itself.",
  },
  "unpack.member_method": {
    vi: "Tệp này được nén theo cách mà chỉ một số chương trình đọc được. Đề nghị nén lại bằng Windows (bấm chuột phải, chọn Send to > Compressed (zipped) folder), hoặc gửi riêng tệp này.",
    en: "This file is packed in a way that only some programs can read. Please pack it again in Windows (right-click, Send to > Compressed (zipped) folder), or send it by itself.",
  },
  "unpack.member_twice": {
    vi: "Trong tệp nén có hai tệp cùng tên này, không rõ lấy tệp nào. Đề nghị kiểm tra rồi nén lại, hoặc gửi riêng tệp đúng.",
    en: "The archive holds two files of this very name, and it is unclear which is meant. Please check and pack it again, or send the right file by itself.",
  },
  "unpack.member_too_large": {
    vi: "Tệp này lớn hơn {limit} MB hoặc phình to bất thường khi giải nén, không phải biểu mẫu đã gửi. Đề nghị điền vào biểu mẫu gốc rồi gửi riêng.",
    en: "This file is over {limit} MB or swells unusually when unpacked, and is not the form that was sent. Please fill in the original form and send it by itself.",
  },
  "unpack.uuencoded": {
    vi: "Tệp đính kèm được mã hóa theo kiểu cũ (uuencode), không đọc được ở đây. Đề nghị gửi lại bằng phần mềm thư khác, hoặc lưu tệp ra ngoài rồi gửi tệp đó.",
    en: "The attachment is encoded in an old way (uuencode) that cannot be read here. Please send it with another mail program, or save the file and send that.",
  },
  "unpack.only_a_link": {
    vi: "Tệp đính kèm chỉ là đường dẫn tới nơi khác, không có nội dung. Đề nghị tải tệp về rồi đính kèm vào thư.",
    en: "The attachment is only a link to another place, without content. Please download the file and attach it to the e-mail.",
  },

  // Limits
  "unpack.too_many": {
    vi: "Chứa {count} tệp, quá nhiều để mở (cả lần mở tối đa {limit} tệp). Đề nghị chỉ gửi các biểu mẫu, chia thành nhiều tệp nén hoặc nhiều thư.",
    en: "It holds {count} files, too many to open ({limit} at most in all). Please send only the forms, in several archives or e-mails.",
  },
  "unpack.too_much": {
    vi: "Nội dung giải nén vượt quá {limit} MB; tệp này chưa được mở. Đề nghị chỉ gửi các biểu mẫu, chia thành nhiều tệp nén hoặc nhiều thư.",
    en: "What is inside exceeds {limit} MB when unpacked; this file was not opened. Please send only the forms, in several archives or e-mails.",
  },
  "unpack.too_deep": {
    vi: "Tệp nén hoặc thư nằm trong quá nhiều lớp ({limit} lớp là tối đa) nên không mở. Đề nghị lấy biểu mẫu Excel (.xlsx) ra rồi gửi trực tiếp.",
    en: "The archive or e-mail lies inside too many others ({limit} levels at most) and was not opened. Please take the Excel form (.xlsx) out and send it directly.",
  },

  // Named and passed over
  "unpack.folder": { vi: "Thư mục trong tệp nén, bỏ qua", en: "A folder in the archive, skipped" },
  "unpack.inline_picture": {
    vi: "Ảnh nằm trong nội dung thư, bỏ qua",
    en: "A picture in the text of the e-mail, skipped",
  },
  "unpack.signature": { vi: "Chữ ký số của thư, bỏ qua", en: "The e-mail's digital signature, skipped" },
};
