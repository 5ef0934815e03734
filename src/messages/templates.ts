/** What is wrong with a report template, and where. `{place}` is one of the `report.place` messages, told inside. */
export const templateMessages = {
  "report.place.line": { vi: "dòng {line}", en: "line {line}" },
  "report.place.paragraph": { vi: "đoạn {n} (“{text}”)", en: "paragraph {n} (“{text}”)" },
  "report.place.row": { vi: "bảng {table}, hàng {row} (“{text}”)", en: "table {table}, row {row} (“{text}”)" },
  "report.place.part": { vi: "{part}, {place}", en: "{part}, {place}" },
  "report.place.header": { vi: "đầu trang", en: "header" },
  "report.place.footer": { vi: "chân trang", en: "footer" },
  "report.place.footnotes": { vi: "chú thích", en: "notes" },
  "report.nothing": { vi: "không có gì", en: "nothing" },
  "report.did_you_mean": { vi: " Có phải bạn định viết “{closest}”?", en: " Did you mean “{closest}”?" },
  "report.known": { vi: " Có sẵn: {known}.", en: " There are: {known}." },
  "report.see_list": {
    vi: " Xem các tên bằng `tonghop template list`.",
    en: " See the names with `tonghop template list`.",
  },
  "report.template.missing": {
    vi: "Không đọc được mẫu báo cáo {template}. Kiểm tra thư mục mẫu {folder}.",
    en: "The report template {template} cannot be read. Check the template folder {folder}.",
  },
  "report.template.syntax": {
    vi: "Mẫu báo cáo {template}, {place}: sai cú pháp ({detail}).",
    en: "Report template {template}, {place}: syntax error ({detail}).",
  },
  "report.template.field": {
    vi: "Mẫu báo cáo {template}, {place}: không có trường “{detail}”.{hint}",
    en: "Report template {template}, {place}: there is no field “{detail}”.{hint}",
  },
  "report.template.helper": {
    vi: "Mẫu báo cáo {template}, {place}: không có hàm “{detail}”.{hint}",
    en: "Report template {template}, {place}: there is no helper “{detail}”.{hint}",
  },
  "report.template.block": {
    vi: "Mẫu báo cáo {template}, {place}: không có khối “{detail}”; khối là #each, #if, #unless, #with.{hint}",
    en: "Report template {template}, {place}: there is no block “{detail}”; blocks are #each, #if, #unless, #with.{hint}",
  },
  "report.template.partial": {
    vi: "Mẫu báo cáo {template}, {place}: không có phần “{detail}” trong thư mục partials.{hint}",
    en: "Report template {template}, {place}: there is no partial “{detail}” in the folder partials.{hint}",
  },
  "report.template.arguments": {
    vi: "Mẫu báo cáo {template}, {place}: hàm “{helper}” cần {wanted} tham số, ở đây có {given}. Ví dụ: {example}",
    en: "Report template {template}, {place}: the helper “{helper}” takes {wanted} arguments, here it has {given}. Example: {example}",
  },
  "report.template.field_hidden": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” là tên một hàm. Muốn in trường cùng tên thì viết {write}.",
    en: "Report template {template}, {place}: “{detail}” is a helper. To print the field of the same name write {write}.",
  },
  "report.template.argument": {
    vi: "Mẫu báo cáo {template}, {place}: hàm “{helper}” không nhận “{detail}” ({is}), cần {wanted}. Ví dụ: {example}",
    en: "Report template {template}, {place}: the helper “{helper}” does not take “{detail}” ({is}); it needs {wanted}. Example: {example}",
  },
  "report.template.not_a_list": {
    vi: "Mẫu báo cáo {template}, {place}: #each cần một danh sách, “{detail}” là {is}.",
    en: "Report template {template}, {place}: #each needs a list; “{detail}” is {is}.",
  },
  "report.template.not_printable": {
    vi: "Mẫu báo cáo {template}, {place}: không in được “{detail}” ({is}). Danh sách thì dùng {each}, nhóm thì ghi tiếp tên trường sau dấu chấm.",
    en: "Report template {template}, {place}: “{detail}” ({is}) cannot be printed. Use {each} for a list; for a record go on with a dot and a field.",
  },
  "report.template.not_a_record": {
    vi: "Mẫu báo cáo {template}, {place}: sau “{of}” không có trường “{detail}”, vì “{of}” là {is}.",
    en: "Report template {template}, {place}: “{of}” has no field “{detail}”: it is {is}.",
  },
  "report.template.too_far_up": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” đi ra ngoài phạm vi của mẫu; bớt dấu ../ hoặc dùng @root.",
    en: "Report template {template}, {place}: “{detail}” leads outside; use fewer ../ or @root.",
  },
  "report.template.outside_loop": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” chỉ dùng được bên trong khối #each.",
    en: "Report template {template}, {place}: “{detail}” only has a meaning inside #each.",
  },
  "report.template.raw": {
    vi: "Mẫu báo cáo {template}, {place}: viết hai dấu ngoặc nhọn, không viết ba: nội dung đơn vị gửi về phải được in như chữ ({detail}).",
    en: "Report template {template}, {place}: write two braces, not three: what units wrote must be printed as text ({detail}).",
  },
  "report.template.failed": {
    vi: "Mẫu báo cáo {template}, {place}: hàm “{helper}” không tính được với giá trị ở đây ({detail}). Đặt trong khối #if để bỏ qua khi không có giá trị.",
    en: "Report template {template}, {place}: the helper “{helper}” fails on the value here ({detail}). Put it into #if to leave it out where there is no value.",
  },
  "report.template.page": {
    vi: 'Mẫu báo cáo có nội dung nằm ngoài <section data-page="portrait|landscape">: {detail}.',
    en: 'The report template has content outside <section data-page="portrait|landscape">: {detail}.',
  },
  "report.template.chart": {
    vi: "Mẫu báo cáo nhắc đến biểu đồ không có: {chart}. Các biểu đồ có sẵn: {known}.",
    en: "The report template names a chart that does not exist: {chart}. There are: {known}.",
  },
  "report.word.unread": {
    vi: "Mẫu báo cáo {template}: thẻ “{detail}” nằm trong trường (field), công thức hoặc chữ thay thế, không điền được. Viết thẻ thành chữ thường của đoạn văn.",
    en: "Report template {template}: the tag “{detail}” stands in a field, an equation or an alternative text and cannot be filled. Write it as plain text of a paragraph.",
  },
  "report.word.unclosed": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” chưa có hai dấu ngoặc nhọn đóng trong cùng đoạn.",
    en: "Report template {template}, {place}: “{detail}” has no closing braces in the same paragraph.",
  },
  "report.word.stray": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” có hai dấu ngoặc nhọn đóng mà không có ngoặc mở.",
    en: "Report template {template}, {place}: “{detail}” has closing braces without opening ones.",
  },
  "report.word.raw": {
    vi: "Mẫu báo cáo {template}, {place}: viết hai dấu ngoặc nhọn, không viết ba ({detail}).",
    en: "Report template {template}, {place}: write two braces, not three ({detail}).",
  },
  "report.word.partial": {
    vi: "Mẫu báo cáo {template}, {place}: mẫu Word không gọi mẫu khác ({detail}); bảng và biểu đồ có sẵn thì gọi theo tên.",
    en: "Report template {template}, {place}: a Word template calls no other template ({detail}); tables and charts are called by name.",
  },
  "report.word.cut": {
    vi: "Mẫu báo cáo {template}, {place}: có hình, trường hoặc ngắt trang nằm giữa “{detail}”; gõ lại cho liền.",
    en: "Report template {template}, {place}: a picture, field or page break stands inside “{detail}”; type it again in one piece.",
  },
  "report.word.unclosed_block": {
    vi: "Mẫu báo cáo {template}, {place}: khối “{detail}” chưa được đóng.",
    en: "Report template {template}, {place}: the block “{detail}” is not closed.",
  },
  "report.word.unopened": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” không có khối nào đang mở.",
    en: "Report template {template}, {place}: “{detail}” has no open block.",
  },
  "report.word.mismatch": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” không đóng đúng khối đang mở là “{other}”.",
    en: "Report template {template}, {place}: “{detail}” does not close the open block “{other}”.",
  },
  "report.word.misplaced": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” mở hoặc đóng khối ở giữa. Đặt thẻ ở một đoạn riêng; trong bảng, mở ở ô đầu của hàng và đóng ở ô cuối của hàng đó hoặc hàng sau.",
    en: "Report template {template}, {place}: “{detail}” opens or closes a block in the middle. Put it into a paragraph of its own; in a table, open in the first cell of a row and close in the last cell of that row or a later one.",
  },
  "report.word.piece_alone": {
    vi: "Mẫu báo cáo {template}, {place}: “{detail}” phải đứng một mình trong đoạn.",
    en: "Report template {template}, {place}: “{detail}” must stand alone in its paragraph.",
  },
  "report.word.table": {
    vi: "Mẫu báo cáo {template}, {place}: không có bảng tên “{detail}”.{hint}",
    en: "Report template {template}, {place}: there is no table “{detail}”.{hint}",
  },
  "report.word.chart": {
    vi: "Mẫu báo cáo {template}, {place}: không có biểu đồ tên “{detail}”.{hint}",
    en: "Report template {template}, {place}: there is no chart “{detail}”.{hint}",
  },
  "report.docx.missing": { vi: "Không có tệp mẫu {template}.", en: "There is no template file {template}." },
  "report.docx.locked": {
    vi: "Không đọc được {template} ({detail}). Nếu tệp đang mở trong Word thì lưu và đóng lại.",
    en: "{template} cannot be read ({detail}). If it is open in Word, save and close it.",
  },
  "report.docx.owner_file": {
    vi: "{template} là tệp khóa mà Word tạo khi đang mở mẫu, không phải mẫu. Đóng Word và chọn tệp không có dấu ~$ ở đầu tên.",
    en: "{template} is the lock file that Word makes while the template is open. Close Word and name the file without ~$.",
  },
  "report.docx.encrypted": {
    vi: "{template} được đặt mật khẩu. Mở bằng Word, bỏ mật khẩu rồi lưu lại.",
    en: "{template} is encrypted. Open it in Word, remove the password and save it.",
  },
  "report.docx.old": {
    vi: "{template} là tệp Word đời cũ (.doc). Mở bằng Word và lưu lại dạng “Word Document (*.docx)”.",
    en: "{template} is an old Word file (.doc). Open it in Word and save it as “Word Document (*.docx)”.",
  },
  "report.docx.strict": {
    vi: "{template} được lưu dạng “Strict Open XML”. Mở bằng Word và lưu lại dạng “Word Document (*.docx)”.",
    en: "{template} is “Strict Open XML”. Open it in Word and save it as “Word Document (*.docx)”.",
  },
  "report.docx.macros": {
    vi: "{template} có chứa macro. Mở bằng Word và lưu lại dạng “Word Document (*.docx)”.",
    en: "{template} holds macros. Open it in Word and save it as “Word Document (*.docx)”.",
  },
  "report.docx.not_word": {
    vi: "{template} không phải tệp Word .docx. Lưu mẫu bằng Word dạng “Word Document (*.docx)”.",
    en: "{template} is not a Word .docx. Save the template in Word as “Word Document (*.docx)”.",
  },
  "report.docx.damaged": {
    vi: "{template} bị hỏng hoặc không an toàn ({detail}). Mở bằng Word và lưu lại.",
    en: "{template} is damaged or not safe ({detail}). Open it in Word and save it again.",
  },
  "report.docx.too_large": {
    vi: "{template} quá lớn ({detail}). Mẫu báo cáo thường dưới 1 MB; bỏ bớt hình.",
    en: "{template} is too large ({detail}). A template is usually below 1 MB; leave out pictures.",
  },
  "report.shape.value": { vi: "một giá trị: {about}", en: "a value: {about}" },
  "report.shape.record": { vi: "một nhóm trường: {about}", en: "a record: {about}" },
  "report.shape.list": { vi: "một danh sách: {about}", en: "a list: {about}" },
  "report.kind.value": { vi: "một số, chữ hoặc ngày", en: "a number, text or date" },
  "report.kind.list": { vi: "một danh sách", en: "a list" },
  "report.kind.texts": { vi: "một danh sách các chữ", en: "a list of texts" },
  "report.kind.indicator": { vi: "một chỉ tiêu", en: "an indicator" },
  "report.kind.target": { vi: "một mục tiêu", en: "a target" },
  "report.kind.cell": { vi: "một ô số liệu", en: "a cell of figures" },
  "report.kind.unitRow": { vi: "một dòng của submission.rows", en: "a row of submission.rows" },
};
