/** Letters to the units and the mails that carry them. */
export const letterMessages = {
  "help.letters": {
    vi: "công văn gửi các đơn vị và thư nháp kèm theo",
    en: "letters to the units and draft mails that carry them",
  },
  "help.letters_assign": {
    vi: "công văn giao biểu mẫu, kèm danh sách đơn vị và tệp",
    en: "the letter that sends the forms, with the list of units and files",
  },
  "help.letters_remind": {
    vi: "công văn nhắc gửi (trước thời hạn) hoặc đôn đốc (quá thời hạn) đơn vị chưa gửi, còn lỗi",
    en: "the reminder to units that have not sent or have something to mend, before or after the deadline",
  },
  "help.letters_return": {
    vi: "công văn trả lại để hoàn thiện cho từng đơn vị còn lỗi, kèm tệp phản hồi",
    en: "a letter of return to each unit with something to mend, with its reply workbook",
  },
  "help.letters_collective": { vi: "một công văn cho mọi đơn vị", en: "one letter to all units" },
  "help.letters_each": { vi: "mỗi đơn vị một công văn", en: "a letter to each unit" },
  "help.letters_out": { vi: "thư mục ghi (mặc định: letters)", en: "folder to write to (default: letters)" },
  "help.letters_eml": {
    vi: "kèm thư nháp .eml để mở và gửi bằng Outlook, Thunderbird",
    en: "with .eml drafts to open and send in Outlook or Thunderbird",
  },
  "help.letters_round": {
    vi: "lần đôn đốc sau thời hạn (mặc định: 1)",
    en: "the how-manieth reminder after the deadline (default: 1)",
  },
  "help.letters_until": {
    vi: "thời hạn mới; bắt buộc khi đã quá thời hạn của kỳ",
    en: "new deadline; needed once the campaign's has passed",
  },
  "letters.until_needed": {
    vi: "Đã quá thời hạn của kỳ đánh giá (sau ngày {date} là chậm). Cho biết thời hạn mới bằng --until, ví dụ --until 2026-12-15.",
    en: "The campaign's deadline has passed (late after {date}). Name a new one with --until, such as --until 2026-12-15.",
  },
  "letters.until_past": {
    vi: "Thời hạn mới {until} đã qua. Chọn một ngày sắp tới.",
    en: "The new deadline {until} is past. Choose a day to come.",
  },
  "letters.round_early": {
    vi: "--round chỉ dùng khi đã quá thời hạn (sau ngày {date}); trước đó là công văn nhắc gửi, không có lần.",
    en: "--round is for reminders after the deadline (after {date}); before it they are not counted.",
  },
  "letters.round_zero": { vi: "Lần đôn đốc tính từ 1.", en: "Reminders are counted from 1." },
  "letters.one_or_each": {
    vi: "Chỉ chọn một trong hai: --collective hoặc --each.",
    en: "Choose one of --collective and --each.",
  },
  "letters.no_forms": {
    vi: "Chưa có {count} biểu mẫu để gửi kèm, ví dụ {file}, trong {outbox}. Chạy `tonghop generate-templates` trước.",
    en: "{count} forms to send are not in {outbox}, such as {file}. Run `tonghop generate-templates` first.",
  },
  "letters.old_forms": {
    vi: "{count} biểu mẫu trong {outbox} được tạo từ định nghĩa cũ, ví dụ {file}. Chạy lại `tonghop generate-templates`.",
    en: "{count} forms in {outbox} were made from an older definition, such as {file}. Run `tonghop generate-templates` again.",
  },
  "letters.no_attachment": {
    vi: "Không có tệp {path} nêu tại letters.attachments của campaign.yaml trong thư mục kỳ đánh giá.",
    en: "The file {path} that letters.attachments of campaign.yaml names is not in the campaign folder.",
  },
  "letters.nobody_remind": {
    vi: "Không có đơn vị nào phải nhắc: mọi đơn vị đã gửi, không còn nội dung phải sửa hoặc giải trình. Không lập công văn.",
    en: "Nobody to remind: all have sent and nothing is left to mend or explain. No letter was written.",
  },
  "letters.nobody_return": {
    vi: "Không có đơn vị nào còn nội dung phải sửa hoặc giải trình. Không lập công văn.",
    en: "No unit has anything to mend or explain. No letter was written.",
  },
  "letters.nobody_assign": {
    vi: "Không có đơn vị nào để giao biểu mẫu. Không lập công văn.",
    en: "There is no unit to send a form to. No letter was written.",
  },
  "letters.document_assign": { vi: "Công văn giao biểu mẫu.docx", en: "Letter with the forms.docx" },
  "letters.document_remind": { vi: "Công văn nhắc gửi báo cáo.docx", en: "Reminder.docx" },
  "letters.document_urge": { vi: "Công văn đôn đốc (lần {round}).docx", en: "Reminder {round}.docx" },
  "letters.document_return": { vi: "Công văn đề nghị hoàn thiện báo cáo.docx", en: "Letter of return.docx" },
  "letters.greet_all": { vi: "Các cơ quan, đơn vị, địa phương", en: "All units" },
  "letters.done": {
    vi: "Đã lập {count} công văn gửi {units} đơn vị trong {out}.",
    en: "{count} letters to {units} units are in {out}.",
  },
  "letters.drafts_done": {
    vi: "Đã lập {count} thư nháp (.eml); mở bằng Outlook hoặc Thunderbird, xem lại rồi gửi.",
    en: "{count} draft mails (.eml) are beside them; open them in Outlook or Thunderbird, look through and send.",
  },
  "letters.replies_done": {
    vi: "Tệp phản hồi gửi kèm: {out}.",
    en: "The reply workbooks that go with them: {out}.",
  },
  "letters.without_email": {
    vi: "{count} đơn vị chưa có địa chỉ thư điện tử trong units.csv, tự điền người nhận: {list}.",
    en: "{count} units have no e-mail address in units.csv, so fill in the recipient: {list}.",
  },
  "letters.self": {
    vi: "{unit} là cơ quan ban hành nên không có trong công văn; nhắc nội bộ nếu cần.",
    en: "{unit} issues the letters, so none goes to it; remind it inside.",
  },
  "letters.stale": {
    vi: "{count} tệp của lần lập trước trong {out} không còn đúng, đừng gửi; nên xóa: {list}.",
    en: "{count} files of an earlier run in {out} no longer hold, do not send them; better delete: {list}.",
  },
  "letters.no_contact": {
    vi: "Công văn chưa có điện thoại, thư điện tử liên hệ: bổ sung letters.contact trong campaign.yaml.",
    en: "The letters give no telephone or e-mail to ask: fill in letters.contact in campaign.yaml.",
  },
};
