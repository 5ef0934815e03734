/** What is said of a returned workbook and its cells, in words that can be forwarded to the clerk. */
export const intakeMessages = {
  "identity.none": {
    vi: "Không nhận ra đây là biểu mẫu của kỳ đánh giá này: thiếu trang thông tin chung và dấu nhận dạng. Đề nghị điền vào đúng biểu mẫu đã gửi.",
    en: "This is not a form of this campaign: neither its cover nor its stamp is there. Please fill in the form that was sent.",
  },
  "identity.other_campaign": {
    vi: "Biểu mẫu thuộc kỳ đánh giá khác ({campaign}, năm {year}). Đề nghị điền vào biểu mẫu của kỳ {own}, năm {expected}, đã gửi.",
    en: "The form belongs to another campaign ({campaign}, {year}). Please fill in the form of {own}, {expected}, that was sent.",
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
  "identity.two_units": {
    vi: "Trong tệp có trang biểu của nhiều đơn vị: {units}. Đề nghị mỗi đơn vị gửi riêng biểu mẫu của mình.",
    en: "The file has sheets of several units: {units}. Please send each unit's form on its own.",
  },
  "identity.clues_disagree": {
    vi: "Tệp mất dấu nhận dạng và trang thông tin chung; tên tệp và người gửi chỉ hai đơn vị khác nhau ({units}). Đề nghị điền vào đúng biểu mẫu đã gửi cho đơn vị mình.",
    en: "Stamp and cover are lost, and the file's name and its sender point at different units ({units}). Please fill in the form that was sent to your unit.",
  },
  "identity.no_unit": {
    vi: "Tệp có các trang biểu nhưng mất dấu nhận dạng và trang thông tin chung nên không rõ của đơn vị nào. Đề nghị ghi mã đơn vị vào tên tệp rồi gửi lại, hoặc điền lại trên biểu mẫu gốc.",
    en: "The sheets are those of the form, but stamp and cover are lost and nothing says which unit they are of. Please put the unit's code into the file's name and send it again, or fill in the original form.",
  },
  "identity.by_content": {
    vi: "Mất dấu nhận dạng và trang thông tin chung; nhận ra {unit} qua đầu trang hoặc số liệu năm trước in sẵn. Đề nghị kiểm tra lại.",
    en: "Stamp and cover are lost; {unit} was recognised by the printed heads or last year's figures. Please check it.",
  },
  "identity.by_file_name": {
    vi: "Trong tệp không còn gì cho biết của đơn vị nào; chỉ có tên tệp ghi {unit}. Xác nhận với đơn vị rồi chấp nhận phát hiện này, hoặc loại tệp bằng ingest --withdraw.",
    en: "Nothing inside the file says whose it is; only its name says {unit}. Ask the unit, then accept this finding, or leave the file out with ingest --withdraw.",
  },
  "identity.by_sender": {
    vi: "Trong tệp không còn gì cho biết của đơn vị nào; chỉ có địa chỉ người gửi là của {unit}. Xác nhận với đơn vị rồi chấp nhận phát hiện này, hoặc loại tệp bằng ingest --withdraw.",
    en: "Nothing inside the file says whose it is; only the sender's address is that of {unit}. Ask the unit, then accept this finding, or leave the file out with ingest --withdraw.",
  },
  "identity.other_file_name": {
    vi: "Biểu mẫu là của {unit} nhưng tên tệp ghi {other}. Kiểm tra xem đơn vị có dùng nhầm biểu mẫu không.",
    en: "The form is that of {unit}, but the file is named after {other}. Check that the unit did not use another one's form.",
  },
  "identity.other_sender": {
    vi: "Biểu mẫu là của {unit} nhưng được gửi từ địa chỉ của {other}. Kiểm tra xem có gửi nhầm không.",
    en: "The form is that of {unit}, but it came from the address of {other}. Check that it was not sent by mistake.",
  },
  "identity.not_expected": {
    vi: "{unit} không phải gửi báo cáo trong kỳ này. Nếu cần nhận, đặt expected=yes trong units.csv.",
    en: "{unit} owes no report this year. To take it in, set expected=yes in units.csv.",
  },
  "identity.ended": {
    vi: "{unit} đã kết thúc hoạt động ngày {day} và không có đơn vị tiếp nhận: không nhận biểu mẫu này. Nếu chưa đúng, sửa validTo, successor trong units.csv.",
    en: "{unit} ended on {day} and no unit took over: this form is not taken in. If that is wrong, mend validTo and successor in units.csv.",
  },
  "identity.taken_over": {
    vi: "{unit} đã kết thúc hoạt động ngày {day}; {successor} (mã {code}) tiếp nhận. Số liệu không được cộng vào {successor}: đề nghị điền vào biểu mẫu của {successor} rồi gửi lại.",
    en: "{unit} ended on {day}; {successor} (code {code}) has taken over. The figures are not counted under {successor}: fill in the form of {successor} and send that.",
  },
  "identity.not_yet": {
    vi: "{unit} chỉ có từ ngày {day}, sau hạn gửi báo cáo kỳ này. Nếu chưa đúng, sửa validFrom trong units.csv.",
    en: "{unit} exists from {day} only, after this year's answers are due. If that is wrong, mend validFrom in units.csv.",
  },
  "template.older": {
    vi: "Điền trên phiên bản biểu mẫu khác với định nghĩa hiện hành; số liệu vẫn được lấy theo mã. Kiểm tra các số liệu mới thêm hoặc đổi cách tính.",
    en: "Filled in on another version of the form; figures are taken by their codes. Check what was added or redefined.",
  },
  "template.signature_missing": {
    vi: "Biểu mẫu không có chữ ký của kỳ đánh giá, nên chưa chắc là biểu mẫu đã gửi cho {unit}. Nếu biểu mẫu được tạo trước khi có khóa thì chấp nhận phát hiện này; nếu không, đề nghị đơn vị điền lại vào biểu mẫu đã gửi.",
    en: "The form is not signed for this campaign, so it may not be the one sent to {unit}. If it was made before there was a secret, accept this finding; otherwise ask the unit to fill in the form that was sent.",
  },
  "template.signature_wrong": {
    vi: "Chữ ký của biểu mẫu không đúng: dấu nhận dạng đã bị sửa, hoặc biểu mẫu được tạo bằng khóa khác. Đề nghị hỏi lại {unit}, chỉ chấp nhận khi biết rõ nguồn gốc của tệp.",
    en: "The form's signature is wrong: its stamp was changed, or it was made with another secret. Please ask {unit}, and accept it only when you know where the file comes from.",
  },
  "template.signature_moved": {
    vi: "Dấu nhận dạng là của {unit}, nhưng phần còn lại của tệp là biểu mẫu của đơn vị khác: dấu có thể đã bị chép từ tệp khác sang. Đề nghị hỏi lại đơn vị, chỉ chấp nhận khi biết chắc số liệu là của ai.",
    en: "The stamp is that of {unit}, but the rest of the file is another unit's form: the stamp may have been copied from another file. Please ask the unit, and accept it only when you are sure whose figures these are.",
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
  "sheet.absent": {
    vi: "Trong tệp không có trang “{sheet}”. Nếu đơn vị gửi thành nhiều tệp, đề nghị gửi đủ các tệp; nếu đã xóa trang, đề nghị điền lại trên biểu mẫu gốc.",
    en: "The sheet “{sheet}” is not in the file. If the return comes in several files, please send them all; if the sheet was deleted, please fill in the original form.",
  },
  "sheet.copied": {
    vi: "Trang “{sheet}” là bản sao của trang “{original}” ({count} mã trùng). Số liệu chỉ lấy ở trang gốc; ô nào hai trang ghi khác nhau thì không lấy. Đề nghị giữ một trang rồi gửi lại.",
    en: "The sheet “{sheet}” is a copy of “{original}” ({count} codes in common). Figures are taken from the original only, and not where the two differ. Please keep one and send it again.",
  },
  "sheet.unprotected": {
    vi: "Trang đã bỏ khóa: {list}. Kiểm tra xem mã, nhãn và công thức có bị sửa không.",
    en: "Sheets whose protection was removed: {list}. Check that codes, labels and formulas were not changed.",
  },
  "sheet.macros": {
    vi: "Tệp có macro (chương trình nhúng); hệ thống không chạy macro, chỉ đọc số liệu. Không bật macro khi mở tệp này.",
    en: "The file holds macros; none was run, only figures were read. Do not enable macros when opening it.",
  },
  "sheet.shifted_down": {
    vi: "Trang “{sheet}”: số liệu giống như bị dán lệch xuống một dòng ({close}/{pairs} ô gần với số năm trước của dòng ngay trên hơn là của chính dòng đó). Đề nghị đơn vị kiểm tra từng dòng.",
    en: "Sheet “{sheet}”: the figures look as if pasted one row too low ({close} of {pairs} are near last year's figure of the row above rather than of their own). Please check row by row.",
  },
  "sheet.shifted_up": {
    vi: "Trang “{sheet}”: số liệu giống như bị dán lệch lên một dòng ({close}/{pairs} ô gần với số năm trước của dòng ngay dưới hơn là của chính dòng đó). Đề nghị đơn vị kiểm tra từng dòng.",
    en: "Sheet “{sheet}”: the figures look as if pasted one row too high ({close} of {pairs} are near last year's figure of the row below rather than of their own). Please check row by row.",
  },
  "submission.empty": {
    vi: "Biểu mẫu để trống: chưa có số liệu hay lý do nào. Đề nghị điền biểu rồi gửi lại.",
    en: "The form is empty: no figure and no reason at all. Please fill it in and send it again.",
  },
  "submission.all_zero": {
    vi: "Tất cả {count} số liệu đều bằng 0. Đề nghị đơn vị xác nhận là không phát sinh, không phải chưa có số liệu.",
    en: "All {count} figures are 0. Please confirm that nothing occurred, rather than that figures are not there yet.",
  },
  "submission.same_as_previous": {
    vi: "Cả {count} số liệu so được đều đúng bằng số năm trước. Đề nghị xác nhận đây là số năm nay, không phải tệp năm trước gửi lại.",
    en: "All {count} comparable figures equal last year's. Please confirm that these are this year's figures.",
  },
  "submission.same_figures": {
    vi: "{count} số liệu trùng khớp hoàn toàn với bản của {other}. Đề nghị hai đơn vị xác nhận, có thể đã chép nhầm biểu.",
    en: "{count} figures are exactly those of {other}. Please have both units confirm; a form may have been copied.",
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
  "cell.two_places": {
    vi: "Cùng mã và nhãn này có ở hai nơi với số khác nhau nên không rõ số nào đúng. Đề nghị giữ một dòng rồi gửi lại.",
    en: "The same code and label stand in two places with different figures, so it is unclear which is right. Please keep one and send it again.",
  },
  "cell.merged": {
    vi: "Ô số liệu bị gộp với ô khác nên không rõ số này của dòng nào. Đề nghị bỏ gộp ô, nhập từng dòng rồi gửi lại.",
    en: "The cell was merged with others, so it is unclear which row the figure is of. Please unmerge, fill in each row and send it again.",
  },
  "cell.unit_changed": {
    vi: "Đơn vị tính đã bị sửa thành “{given}”; biểu mẫu tính bằng “{unit}”. Đề nghị đổi số liệu về “{unit}” rồi gửi lại.",
    en: "The unit of measure was changed to “{given}”; the form counts in “{unit}”. Please convert the figure and send it again.",
  },
  "cell.hidden": {
    vi: "{count} ô có số liệu nằm ở dòng hoặc trang bị ẩn: {list}. Số liệu vẫn được lấy; đề nghị xác nhận.",
    en: "{count} figures stand in hidden rows or sheets: {list}. They are used; please confirm.",
  },
  "cell.external_link": {
    vi: "Ô lấy số từ tệp khác ({formula}) nên không kiểm tra được. Đề nghị gõ thẳng con số.",
    en: "The cell takes its figure from another workbook ({formula}), which cannot be checked. Please type the number.",
  },
  "check.overwritten": {
    vi: "{count} ô ở cột Kiểm tra bị gõ đè: {list}. Nội dung này không được tính; đề nghị chuyển sang cột Giải trình.",
    en: "{count} cells of the check column were typed over: {list}. This is not used; please move it to the explanation.",
  },
  "text.personal_data": {
    vi: "{count} ô có thể chứa số căn cước hoặc số điện thoại cá nhân: {list}. Đề nghị lược bỏ trước khi đưa vào báo cáo.",
    en: "{count} cells may hold an identity or telephone number: {list}. Please remove it before it gets into a report.",
  },
  "cell.name_moved": {
    vi: "{count} ô bị dời tên (cắt dán hoặc sắp xếp lại dòng): {list}. Số liệu lấy theo mã và nhãn; đề nghị xác nhận.",
    en: "The names of {count} cells have moved (cut and paste, or sorted rows): {list}. Figures were taken by code and label; please confirm.",
  },
  "cell.code_changed": {
    vi: "{count} ô ở cột Mã bị sửa hoặc xóa: {list}. Số liệu lấy theo tên ô và nhãn; đề nghị xác nhận.",
    en: "{count} codes beside the figures were changed or cleared: {list}. Figures were taken by name and label; please confirm.",
  },
  "cell.label_changed": {
    vi: "{count} dòng bị sửa nhãn: {list}. Số liệu lấy theo tên ô và mã; đề nghị xác nhận số liệu đúng nội dung gốc của biểu.",
    en: "The labels of {count} rows were changed: {list}. Figures were taken by name and code; please confirm that they mean what the form asked.",
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
  "reason.circle": {
    vi: "Ghi là đã tính trong {other}, nhưng {other} lại ghi là đã tính trong số liệu này. Đề nghị nhập số ở một trong hai dòng.",
    en: "Said to be included in {other}, which is said to be included in this figure. Please fill in one of the two.",
  },
  "reason.included_in_nothing": {
    vi: "Ghi là đã tính trong {other}, nhưng dòng đó chưa có số. Đề nghị bổ sung.",
    en: "Said to be included in {other}, which has no figure. Please fill it in.",
  },
  "reason.but_last_year": {
    vi: "{count} số liệu chọn “Không thuộc phạm vi” hoặc “Không phát sinh” nhưng năm trước có số: {list}. Đề nghị xác nhận.",
    en: "{count} figures are said not to concern the unit or not to have occurred, though last year had one: {list}. Please confirm.",
  },
  "cell.not_in_list": {
    vi: "Ghi “{raw}”, không có trong danh sách: {list}. Đề nghị chọn lại.",
    en: "“{raw}” is not on the list: {list}. Please choose again.",
  },
  "total.typed": {
    vi: "Dòng tổng ghi {given} nhưng cộng các thành phần được {sum}; hệ thống dùng số cộng. Đề nghị kiểm tra các dòng thành phần.",
    en: "The total says {given} but its parts add up to {sum}; the sum is used. Please check the parts.",
  },
  "total.formula_changed": {
    vi: "Công thức dòng tổng đã bị sửa ({formula}); hệ thống tự cộng các thành phần. Đề nghị kiểm tra.",
    en: "The formula of the total was changed ({formula}); the parts were added up anew. Please check.",
  },
  "total.without_parts": {
    vi: "Dòng tổng ghi {given} nhưng các dòng thành phần chưa đủ nên không dùng được. Đề nghị nhập các dòng thành phần.",
    en: "The total says {given} but its parts are incomplete, so it cannot be used. Please fill in the parts.",
  },
  "roster.gaps": {
    vi: "Danh sách “{roster}”: dòng {row} thiếu {columns}. Đề nghị bổ sung.",
    en: "Roster “{roster}”: row {row} lacks {columns}. Please complete it.",
  },
  "roster.total_row": {
    vi: "Danh sách “{roster}”: dòng cộng ({list}) không phải một dòng của danh sách nên không được tính. Đề nghị bỏ dòng này.",
    en: "Roster “{roster}”: a row that adds up the others ({list}) is no row of the list and is not counted. Please remove it.",
  },
  "roster.fewer": {
    vi: "Danh sách “{roster}”: bản trước có {before} dòng, bản này còn {now}. Đề nghị xác nhận.",
    en: "Roster “{roster}”: the earlier file had {before} rows, this one has {now}. Please confirm.",
  },
  "roster.beyond": {
    vi: "Danh sách “{roster}”: {count} dòng ghi dưới dòng cuối của bảng ({list}); vẫn được tính. Đề nghị xác nhận.",
    en: "Roster “{roster}”: {count} rows stand below the end of the table ({list}); they are counted. Please confirm.",
  },
  "roster.vanished": {
    vi: "Danh sách “{roster}”: bản trước có {before} dòng, bản này để trống. Đề nghị xác nhận hoặc gửi lại danh sách.",
    en: "Roster “{roster}”: the earlier file had {before} rows, this one has none. Please confirm or send the list again.",
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
    vi: "Tệp có liên kết tới tệp Excel khác; số lấy theo kết quả đã lưu. Đề nghị thay liên kết bằng số.",
    en: "The file links to another workbook; saved results were used. Please replace the links by numbers.",
  },
  "value.vanished": {
    vi: "Bản trước có số {before}, bản này để trống mà không nêu lý do. Đề nghị xác nhận số đúng hoặc chọn lý do.",
    en: "The earlier file said {before}; this one is empty without a reason. Please confirm the figure or choose a reason.",
  },
  "submission.conflict": {
    vi: "Đơn vị có nhiều tệp với số liệu khác nhau mà không rõ tệp nào mới hơn: {list}. Chọn tệp đúng bằng lệnh tonghop ingest --accept <mã tệp> --reason …, hoặc ghi ngày nhận vào received.csv trong thư mục thư đến rồi chạy lại.",
    en: "The unit has several files with different figures and nothing says which is newer: {list}. Choose the right one with tonghop ingest --accept <hash> --reason …, or write the days of arrival into received.csv in the inbox and run this again.",
  },
  "submission.not_asked": {
    vi: "Đã nhận tệp của {unit}: {list}, nhưng theo units.csv đơn vị này không phải (hoặc không còn phải) báo cáo, nên số liệu không được tính vào đâu. Nếu units.csv ghi nhầm thì sửa lại; nếu đúng, bỏ tệp bằng lệnh tonghop ingest --withdraw <mã tệp> --reason ….",
    en: "{unit} sent {list}, but units.csv does not ask it to report (or no longer does), so its figures stand in no sum. Mend units.csv if that is a mistake; else take the file out with tonghop ingest --withdraw <hash> --reason ….",
  },
  "submission.judged_before": {
    vi: "{count} tệp được đọc và kiểm tra theo định nghĩa cũ (chỉ tiêu, quy tắc, danh sách hoặc số năm trước nay đã sửa): {list}. Chạy `tonghop store rebuild` để đọc và kiểm tra lại theo định nghĩa hiện nay.",
    en: "{count} files were read and checked by an earlier definition (elements, rules, lists or last year's figures were changed since): {list}. Run `tonghop store rebuild` to read and check them again by today's.",
  },
  "submission.accepted": {
    vi: "Số liệu của {unit} lấy theo {file} (bản {revision}).",
    en: "The figures of {unit} are taken from {file} (revision {revision}).",
  },
  "submission.accepted_not_used": {
    vi: "Đã ghi nhận, nhưng số liệu của {unit} vẫn không lấy theo {file}: một tệp khác của đơn vị có ngày nhận muộn hơn cả hôm nay. Sửa ngày trong received.csv rồi chạy lại tonghop ingest, hoặc bỏ tệp kia bằng --withdraw.",
    en: "Noted, but the figures of {unit} are still not taken from {file}: another file of the unit has a day of arrival that lies ahead of today. Mend the day in received.csv and run tonghop ingest again, or take that file out with --withdraw.",
  },
  "submission.withdrawn": {
    vi: "Không dùng {file} của {unit} nữa; tệp và nhật ký vẫn được giữ.",
    en: "{file} of {unit} is no longer used; the file and the log are kept.",
  },
  "submission.bad_hash": {
    vi: "“{hash}” không phải mã tệp. Cần ít nhất {least} ký tự đầu của mã SHA-256, xem bằng `tonghop revisions` hoặc `tonghop findings`.",
    en: "“{hash}” is no hash of a file. Give at least its first {least} characters, as `tonghop revisions` or `tonghop findings` show it.",
  },
  "submission.unknown": {
    vi: "Không có tệp nào đã nhận với mã {hash}. Xem mã tệp bằng `tonghop revisions MÃ-ĐƠN-VỊ`.",
    en: "No file with the hash {hash} was taken in. See `tonghop revisions UNIT`.",
  },
  "submission.many": {
    vi: "Có nhiều tệp bắt đầu bằng mã {hash}. Ghi dài hơn.",
    en: "Several files have hashes that begin with {hash}. Give more of it.",
  },
  "submission.one_decision": {
    vi: "--accept và --withdraw chỉ dùng một trong hai, và không kèm đường dẫn.",
    en: "Give either --accept or --withdraw, and no path with it.",
  },
  "submission.reason_needed": {
    vi: 'Cần ghi lý do: thêm --reason "…".',
    en: 'A reason is needed: add --reason "…".',
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
  "entry.part": {
    vi: "Đã nhận một phần: lấy {parts}/{whole} trang biểu từ tệp này",
    en: "Taken in as a part: {parts} of {whole} sheets are taken from this file",
  },
  "entry.revised": {
    vi: "Đã nhận bản {revision}: {count} ô khác bản trước (xem: tonghop revisions)",
    en: "Taken in as revision {revision}: {count} cells differ from the one before (see: tonghop revisions)",
  },
  "entry.unchanged_withdrawn": {
    vi: "Đã nhận từ trước nhưng đã bị bỏ, không tính; muốn tính lại thì dùng tonghop ingest --accept <mã tệp> --reason …",
    en: "Taken in before and taken out since: it does not count; to let it count again: tonghop ingest --accept <hash> --reason …",
  },
  "entry.unchanged": { vi: "Đã nhận từ trước, không đổi", en: "Taken in before, unchanged" },
  "entry.conflict": {
    vi: "Đã nhận, trái với tệp khác của đơn vị",
    en: "Taken in, in conflict with another file of the unit",
  },
  "entry.lock_file": { vi: "Tệp tạm của Office, bỏ qua", en: "Office's own lock file, skipped" },
  "entry.secret": { vi: "Khóa bí mật của kỳ đánh giá, bỏ qua", en: "The campaign's secret, skipped" },
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
