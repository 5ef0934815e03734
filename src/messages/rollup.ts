/** What rolling up, and taking in a roll-up, says. */
export const rollupMessages = {
  "help.rollup": {
    vi: "điền kết quả của kỳ vào biểu mẫu của cấp trên, ký số và kèm nguồn gốc từng số liệu",
    en: "fills the form of the level above with this campaign's results, signed, with the source of each figure",
  },
  "help.rollup_form": {
    vi: "biểu mẫu trống nhận từ cấp trên (.xlsx)",
    en: "the blank form from the level above (.xlsx)",
  },
  "help.rollup_out": {
    vi: "tệp kết quả (mặc định reports/<tên biểu mẫu>)",
    en: "the result (reports/<name of the form> unless given)",
  },
  "help.rollup_detail": {
    vi: "kèm số liệu của từng đơn vị (units) hoặc chỉ số tổng hợp (totals)",
    en: "with each unit's figures (units) or only the totals (totals)",
  },
  "help.rollup_key": {
    vi: "tệp khóa ký (mặc định khoa-ky.pem trong thư mục kỳ)",
    en: "the signing key (khoa-ky.pem in the campaign's folder unless given)",
  },
  "help.rollup_draft": { vi: "làm dù còn lỗi chưa xử lý", en: "although errors are open" },
  "help.rollup_new_key": {
    vi: "tạo khóa ký của kỳ (nếu chưa có) và in khóa công khai để gửi cấp trên",
    en: "makes the campaign's signing key, where there is none, and prints the public key for the level above",
  },
  "rollup.no_form": {
    vi: "{file} không phải biểu mẫu do tonghop tạo (thiếu dấu nhận dạng hoặc không có ô nhập số liệu). Dùng đúng tệp biểu mẫu cấp trên đã gửi.",
    en: "{file} is no form made by tonghop (no stamp, or no cells for figures). Use the form as the level above sent it.",
  },
  "rollup.unreadable_form": {
    vi: "Không đọc được biểu mẫu {file}: {detail}",
    en: "The form {file} cannot be read: {detail}",
  },
  "rollup.codes_lost": {
    vi: "Biểu mẫu {file} thiếu ô của các mã: {list}. Biểu mẫu đã bị sửa; dùng tệp gốc cấp trên đã gửi.",
    en: "The form {file} has lost the cells of: {list}. It was changed; use the file as the level above sent it.",
  },
  "rollup.other_year": {
    vi: "Biểu mẫu của năm {year}, kỳ này là năm {own}. Dùng đúng biểu mẫu, hoặc chỉ đúng thư mục kỳ bằng --campaign.",
    en: "The form is of {year}, this campaign of {own}. Use the right form, or name the right campaign with --campaign.",
  },
  "rollup.other_unit": {
    vi: "{count} số liệu được hỏi theo đơn vị tính khác. Sửa dòng rollup trong indicators.yaml: đổi đơn vị trong formula và ghi unit theo biểu mẫu.",
    en: "{count} figures are asked in another unit of measure. Mend the roll-up lines of indicators.yaml: convert in the formula, and write `unit` as the form has it.",
  },
  "rollup.other_unit_of": {
    vi: "{code}: biểu mẫu hỏi “{asked}”, kỳ này tính bằng “{own}”",
    en: "{code}: the form asks “{asked}”, this campaign has “{own}”",
  },
  "rollup.exists": {
    vi: "Đã có tệp {path}, có thể đã điền thêm bằng tay nên không ghi đè. Chọn tên khác bằng --out, hoặc đổi tên tệp cũ.",
    en: "{path} is there already, perhaps with what was filled in by hand, and is not overwritten. Name another with --out, or rename the old one.",
  },
  "rollup.sources_locked": {
    vi: "Không mở được {count} tệp đã nhận nên không biết nguồn gốc số liệu của chúng: {list}. Đặt đúng TONGHOP_RECEIVED_KEY, hoặc chạy `tonghop doctor`.",
    en: "{count} received files cannot be opened, so the sources of their figures are not known: {list}. Give the right TONGHOP_RECEIVED_KEY, or run `tonghop doctor`.",
  },
  "rollup.partly": {
    vi: "{count} số liệu chưa đủ đơn vị: {list}",
    en: "{count} figures lack units: {list}",
  },
  "rollup.form_changed": {
    vi: "Biểu mẫu đã được lưu lại ở dạng không điền tiếp được. Dùng tệp gốc cấp trên đã gửi.",
    en: "The form was saved in a way that it cannot be filled in. Use the file as the level above sent it.",
  },
  "rollup.nothing": {
    vi: "Biểu mẫu của kỳ {campaign} không hỏi số liệu nào mà kỳ này tính được. Khai báo cách tính ở mục rollup của indicators.yaml.",
    en: "The form of {campaign} asks nothing that this campaign can tell. Say how in the list `rollup` of indicators.yaml.",
  },
  "rollup.too_long": {
    vi: "Số liệu của các đơn vị quá nhiều để kèm trong một tệp. Chạy lại với --detail totals.",
    en: "The units' figures are too many for one file. Run it again with --detail totals.",
  },
  "rollup.filled_already": {
    vi: "Biểu mẫu đã có {count} ô khác với kết quả tính. Không ghi đè; dùng biểu mẫu trống, hoặc xóa các ô trên.",
    en: "The form holds {count} cells other than those computed. Nothing is overwritten: use a blank form, or clear the cells above.",
  },
  "rollup.filled_cell": { vi: "{sheet}!{cell} ({code}): đã ghi “{raw}”", en: "{sheet}!{cell} ({code}): holds “{raw}”" },
  "rollup.same_file": {
    vi: "Kết quả trùng tên với biểu mẫu {path}. Chọn tên khác bằng --out.",
    en: "The result would overwrite the form {path}. Name another file with --out.",
  },
  "rollup.no_data": {
    vi: "Chưa có số liệu nào được nhận. Chạy `tonghop ingest` trước.",
    en: "No figures were taken in yet. Run `tonghop ingest` first.",
  },
  "rollup.blocked": {
    vi: "Còn {count} lỗi chưa xử lý (`tonghop findings list`). Xử lý xong rồi tổng hợp lên, hoặc dùng --draft: cấp trên sẽ thấy còn lỗi.",
    en: "{count} errors are open (`tonghop findings list`). Decide them first, or use --draft: the level above will be told.",
  },
  "rollup.no_key": {
    vi: "Chưa có khóa ký {path}. Chạy `tonghop rollup-key` rồi gửi khóa công khai in ra cho cấp trên.",
    en: "There is no signing key {path}. Run `tonghop rollup-key` and send the public key that it prints to the level above.",
  },
  "rollup.bad_key": {
    vi: "{path} không chứa khóa ký Ed25519. Khôi phục từ bản sao lưu, hoặc đổi tên tệp rồi chạy `tonghop rollup-key` để tạo khóa mới.",
    en: "{path} holds no Ed25519 key. Restore it from a backup, or rename it and make a new one with `tonghop rollup-key`.",
  },
  "rollup.key_made": {
    vi: "Đã tạo khóa ký {path}. Giữ kín và sao lưu tệp này; ai có nó đều ký được thay đơn vị.",
    en: "The signing key {path} was made. Keep it to yourself, with a copy: whoever has it can sign in your name.",
  },
  "rollup.public_key": {
    vi: "Khóa công khai (gửi cấp trên, đọc lại qua điện thoại để đối chiếu): {key}",
    en: "Public key (for the level above; compare it over the telephone): {key}",
  },
  "rollup.done": {
    vi: "Đã điền {count} số liệu vào {path}, ký bằng khóa {key}.",
    en: "{count} figures filled into {path}, signed with the key {key}.",
  },
  "rollup.undecided": {
    vi: "{count} số liệu chưa tính được, để trống kèm lý do: {list}",
    en: "{count} figures could not be computed and were left empty, with the reason: {list}",
  },
  "rollup.left": {
    vi: "{count} nội dung biểu mẫu hỏi mà kỳ này không có cách tính, cần điền tay: {list}",
    en: "{count} things the form asks follow from nothing here and are left to you: {list}",
  },
  "rollup.evidence": {
    vi: "Tổng hợp {reported}/{expected} đơn vị",
    en: "Rolled up from {reported} of {expected} units",
  },
  "rollup.lacking": {
    vi: "thiếu {count} đơn vị",
    en: "{count} units are missing",
  },
  "rollup.numerator_of": { vi: "tử số của {indicator} = {formula}", en: "numerator of {indicator} = {formula}" },
  "rollup.denominator_of": { vi: "mẫu số của {indicator} = {formula}", en: "denominator of {indicator} = {formula}" },
  "rollup.last_year": { vi: "Theo số liệu năm trước", en: "From last year's figures" },
  "rollup.absent": {
    vi: "{unit} có khóa ký tổng hợp nhưng tệp này không kèm chữ ký: số liệu được gõ tay, hoặc tệp đã lưu bằng chương trình làm mất chữ ký. Số liệu được giữ lại; đề nghị gửi tệp do `tonghop rollup` tạo, chỉ chấp nhận khi biết rõ vì sao không ký.",
    en: "{unit} has a signing key, but this file carries no signature: it was filled in by hand or saved by a program that lost it. Its figures are held back; please ask for the file made by `tonghop rollup`, and accept it only when you know why it is not signed.",
  },
  "rollup.unreadable": {
    vi: "Không đọc được phần nguồn gốc số liệu kèm trong tệp của {unit} (hỏng, hoặc do phiên bản mới hơn tạo). Số liệu được giữ lại; đề nghị gửi lại tệp gốc, hoặc cập nhật tonghop.",
    en: "The sources that come with {unit}'s file cannot be read (damaged, or made by a newer version). Its figures are held back; please ask for the file as it was made, or update tonghop.",
  },
  "rollup.signature_wrong": {
    vi: "Chữ ký kèm số liệu tổng hợp của {unit} không đúng: nội dung đã bị sửa sau khi ký. Số liệu được giữ lại; đề nghị {unit} gửi lại tệp gốc.",
    en: "The signature of {unit}'s roll-up is wrong: it was changed after it was signed. Its figures are held back; please ask {unit} for the file as it was made.",
  },
  "rollup.key_unknown": {
    vi: "Số liệu tổng hợp của {unit} ký bằng khóa chưa biết: {key}. Gọi điện đối chiếu rồi ghi khóa vào cột rollupKey của units.csv và chấp nhận phát hiện này.",
    en: "{unit}'s roll-up is signed with a key not known here: {key}. Compare it over the telephone, put it into the column rollupKey of units.csv, and accept this finding.",
  },
  "rollup.other_key": {
    vi: "Số liệu tổng hợp của {unit} ký bằng khóa khác với units.csv: {key}. Số liệu được giữ lại; hỏi {unit} có đổi khóa không.",
    en: "{unit}'s roll-up is signed with another key than units.csv has: {key}. Its figures are held back; ask {unit} whether the key was changed.",
  },
  "rollup.other_form": {
    vi: "Phần nguồn gốc kèm theo là của biểu mẫu khác ({unit}, kỳ {campaign}), không phải của {own}: có thể đã chép từ tệp khác. Số liệu được giữ lại.",
    en: "The sources are those of another form ({unit} in {campaign}), not of {own}: they may have been copied from another file. The figures are held back.",
  },
  "rollup.figure_changed": {
    vi: "ô ghi {now}, số đã ký là {signed}: bị sửa tay sau khi tổng hợp. Đề nghị đơn vị sửa ở nguồn và tổng hợp lại, hoặc giải trình.",
    en: "the cell says {now}, {signed} was signed: it was changed by hand afterwards. Please mend it at its source and roll up again, or explain it.",
  },
  "rollup.key_of_other": {
    vi: "Số liệu tổng hợp trong tệp của {unit} ký bằng khóa của đơn vị khác: {other}. Số liệu được giữ lại; hỏi lại {unit}.",
    en: "The roll-up in {unit}'s file is signed with the key of another unit: {other}. Its figures are held back; ask {unit}.",
  },
  "rollup.other_year_of": {
    vi: "Số liệu tổng hợp của {unit} là của năm {year}, kỳ này là năm {own}. Số liệu được giữ lại.",
    en: "{unit}'s roll-up is of {year}, this campaign of {own}. Its figures are held back.",
  },
  "rollup.other_basis": {
    vi: "Kỳ của {unit} dùng thời kỳ số liệu “{given}”, kỳ này dùng “{own}”. Đề nghị đơn vị xác nhận số liệu đúng thời kỳ.",
    en: "{unit}'s campaign has the data basis “{given}”, this one “{own}”. Please ask the unit whether its figures are on the right basis.",
  },
  "rollup.reason_changed": {
    vi: "khi ký chưa có số liệu, nay ghi lý do khác: bị sửa tay sau khi tổng hợp. Đề nghị đơn vị giải trình.",
    en: "there was no figure when it was signed, and now another reason stands here: it was changed by hand. Please explain.",
  },
  "rollup.unsigned": {
    vi: "{count} số liệu trong tệp của {unit} không thuộc phần đã ký, là số gõ tay: {list}",
    en: "{count} figures in {unit}'s file are not among those signed, but typed by hand: {list}",
  },
  "rollup.older": {
    vi: "Đang dùng bản tổng hợp lập lúc {made}: {used}, vì nhận sau, trong khi đơn vị đã gửi bản lập sau đó, lúc {later}: {newest}. Chọn bản đúng bằng lệnh tonghop ingest --accept <mã tệp> --reason ….",
    en: "The roll-up in use was made at {made}: {used}, since it arrived last; but the unit has sent one made after it, at {later}: {newest}. Choose the right one with tonghop ingest --accept <hash> --reason ….",
  },
  "rollup.partial": {
    vi: "{count} số liệu tổng hợp của {unit} còn thiếu đơn vị cấp dưới: {list}",
    en: "{count} figures rolled up by {unit} lack units below: {list}",
  },
  "rollup.figure_added": {
    vi: "ô ghi {now}, khi ký chưa tính được: gõ tay, không truy được về đơn vị cấp dưới.",
    en: "the cell says {now}, which could not be computed when it was signed: typed by hand, and not to be traced further down.",
  },
  "rollup.blockers": {
    vi: "Khi tổng hợp, kỳ của cấp dưới còn {count} lỗi chưa xử lý (bản nháp).",
    en: "It was rolled up while {count} errors were open in the campaign below (a draft).",
  },
  "trace.below": {
    vi: "= {formula} = {value}; từ {reported}/{expected} đơn vị, tính đến {day};",
    en: "= {formula} = {value}; from {reported} of {expected} units, up to {day};",
  },
  "trace.below_lacking": { vi: "Thiếu {count} đơn vị: {names}", en: "{count} units are missing: {names}" },
  "trace.below_differs": {
    vi: "SỐ TRONG Ô KHÔNG PHẢI SỐ ĐÃ KÝ.",
    en: "THE CELL IS NOT WHAT WAS SIGNED.",
  },
  "trace.below_other_form": {
    vi: "PHẦN NGUỒN GỐC LÀ CỦA BIỂU MẪU KHÁC.",
    en: "THESE ARE THE SOURCES OF ANOTHER FORM.",
  },
  "trace.below_cut": {
    vi: "Còn nữa: nguồn gốc quá nhiều để liệt kê hết.",
    en: "There is more: the sources are too many to list.",
  },
  "feedback.signature_lost": {
    vi: "Không mở được tệp đã nhận của {count} đơn vị để chép chữ ký tổng hợp (thiếu TONGHOP_RECEIVED_KEY, hoặc tệp hỏng: chạy `tonghop doctor`). Tệp phản hồi không mang chữ ký: {list}. Đặt khóa rồi chạy lại lệnh này trước khi gửi.",
    en: "The received files of {count} units could not be opened to copy the roll-up's signature (no TONGHOP_RECEIVED_KEY, or damaged: run `tonghop doctor`). Replies without a signature: {list}. Set the key and run this again before you send them.",
  },
  "trace.below_locked": {
    vi: "Không mở được {count} tệp đã nhận để xem nguồn gốc (thiếu TONGHOP_RECEIVED_KEY, hoặc tệp hỏng: chạy `tonghop doctor`).",
    en: "{count} received files could not be opened for their sources (no TONGHOP_RECEIVED_KEY, or damaged: run `tonghop doctor`).",
  },
  "trace.below_known": { vi: "chữ ký đúng.", en: "the signature is right." },
  "trace.below_unchecked": {
    vi: "chữ ký đúng, nhưng chưa biết khóa của ai (cột rollupKey của units.csv còn trống).",
    en: "the signature is sound, but nobody here knows whose key it is (rollupKey of units.csv is empty).",
  },
  "trace.below_wrong": {
    vi: "CHỮ KÝ SAI: đã bị sửa sau khi ký.",
    en: "THE SIGNATURE IS WRONG: changed after it was signed.",
  },
  "trace.below_other_key": {
    vi: "CHỮ KÝ BẰNG KHÓA KHÁC với units.csv.",
    en: "SIGNED WITH ANOTHER KEY than units.csv has.",
  },
  "trace.below_more": {
    vi: "Thêm --unit MÃ để xem số liệu của từng đơn vị cấp dưới.",
    en: "Add --unit CODE to see the figures of the units below.",
  },
} as const;
