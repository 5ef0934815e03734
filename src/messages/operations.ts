/** What `store rebuild` and `doctor` say. */
export const operationsMessages = {
  "help.store_rebuild": {
    vi: "lập lại kho từ các tệp đã nhận và nhật ký; kho cũ được giữ lại",
    en: "makes the store again from the received files and the log; the old one is kept",
  },
  "help.doctor": {
    vi: "kiểm tra chương trình, thư mục, dung lượng và sự toàn vẹn của kho dữ liệu",
    en: "checks the program, the folders, the space and the integrity of the store",
  },
  "help.store_seal": {
    vi: "mã hóa các tệp đã nhận từ trước khi có khóa TONGHOP_RECEIVED_KEY",
    en: "encrypts the files that were received before there was a TONGHOP_RECEIVED_KEY",
  },
  "seal.no_key": {
    vi: "Chưa có khóa. Đặt khóa vào TONGHOP_RECEIVED_KEY, hoặc tên tệp chứa khóa vào TONGHOP_RECEIVED_KEY_FILE.",
    en: "There is no key. Put it into TONGHOP_RECEIVED_KEY, or the name of the file that holds it into TONGHOP_RECEIVED_KEY_FILE.",
  },
  "seal.done": {
    vi: "Đã mã hóa {count} tệp; {already} tệp đã mã hóa từ trước.",
    en: "{count} files encrypted; {already} were before.",
  },
  "seal.some_failed": {
    vi: "Đã mã hóa {count} tệp, {already} tệp đã mã hóa từ trước; {failed} tệp nêu trên để nguyên như cũ.",
    en: "{count} files encrypted, {already} were before; the {failed} files above were left as they are.",
  },
  "progress.rebuild": { vi: "Lập lại kho", en: "Rebuilding" },
  "rebuild.nothing": {
    vi: "Không có gì để lập lại: kho {path} và nhật ký {log} đều trống, hỏng hoặc không có. Đổi tên tệp kho nếu có, rồi chạy `tonghop ingest` trên thư mục thư đến và thư mục received.",
    en: "There is nothing to rebuild from: the store {path} and the log {log} are empty, damaged or missing. Rename the store if there is one, then run `tonghop ingest` on the inbox and on received.",
  },
  "rebuild.apart": {
    vi: "Kho {path} và nhật ký {log} không khớp nhau: mỗi bên có việc mà bên kia không có ({count} việc sẽ mất nếu lập lại). Có thể kho được chép từ máy khác. Đổi tên nhật ký để giữ lại, chạy `tonghop ingest` trên thư mục received, rồi làm lại các quyết định chỉ có trong nhật ký cũ.",
    en: "The store {path} and the log {log} have gone apart: each tells of something the other does not ({count} events would be lost). The store may have been copied from another machine. Rename the log to keep it, run `tonghop ingest` on the folder received, then decide again what only the old log tells.",
  },
  "rebuild.changed": {
    vi: "Trong lúc lập lại, kho {path} có thêm {count} việc do người khác ghi. Kho được giữ nguyên; chạy lại `tonghop store rebuild`.",
    en: "While it was made again, somebody else wrote {count} events to the store {path}. It was left as it was; run `tonghop store rebuild` again.",
  },
  "rebuild.no_bytes": {
    vi: "không còn tệp đã nhận {sha256}. Tìm lại tệp gốc (thư đến, bản sao lưu), chép vào thư mục received, lấy mã này làm tên và giữ phần mở rộng (như .xlsx)",
    en: "the received file {sha256} is gone. Find it again (mail, backup) and put it into the folder received under that name, with its extension (such as .xlsx)",
  },
  "rebuild.no_secret": {
    vi: "khi nhận tệp, kỳ đánh giá có khóa ký biểu mẫu; nay không thấy khóa nên không kiểm tra được chữ ký. Đặt lại khóa (TONGHOP_SECRET hoặc khoa-bi-mat.key)",
    en: "when it was taken in, the campaign had a secret that signs the forms; it is not there now, so the signature cannot be checked. Put it back (TONGHOP_SECRET or khoa-bi-mat.key)",
  },
  "rebuild.other_unit": {
    vi: "nay đọc là của đơn vị {now}, trong nhật ký là của {unit}. Kiểm tra units.csv có bị sửa mã hoặc tên đơn vị không",
    en: "now reads as unit {now}, in the log it is of {unit}. Check whether codes or names in units.csv were changed",
  },
  "rebuild.done": {
    vi: "Đã lập lại kho {path} từ {count} việc trong nhật ký.",
    en: "The store {path} was made again from {count} events of the log.",
  },
  "rebuild.kept": { vi: "Kho cũ được giữ ở {kept}.", en: "The old store is kept as {kept}." },
  "rebuild.lost": {
    vi: "Không lập lại được {count} việc sau; kho được giữ nguyên như cũ.",
    en: "{count} events could not be given again; the store was left as it was.",
  },
  "rebuild.lost_kept": {
    vi: "Bản lập lại còn thiếu được giữ ở {kept} để đối chiếu; lần chạy sau sẽ làm lại từ đầu.",
    en: "What could be made again is in {kept}, to compare; the next run begins anew.",
  },
  "rebuild.header_before": { vi: "Dòng trước", en: "Rows before" },
  "rebuild.header_after": { vi: "Dòng sau", en: "Rows after" },
  "rebuild.header_same": { vi: "Đối chiếu", en: "Compared" },
  "rebuild.same": { vi: "như cũ", en: "same" },
  "rebuild.differs": { vi: "khác trước", en: "differs" },
  "rebuild.unknown": { vi: "không có kho cũ để đối chiếu", en: "no old store to compare" },
  "rebuild.why_differs": {
    vi: "Bảng khác trước vì định nghĩa kỳ đánh giá hoặc chương trình đã thay đổi từ lần nhận, hoặc kho cũ thiếu dữ liệu. Xem lại bằng `tonghop status` và `tonghop findings list`.",
    en: "Tables differ because the definition or the program changed since, or because the old store lacked something. Look with `tonghop status` and `tonghop findings list`.",
  },

  "doctor.header_check": { vi: "Mục kiểm tra", en: "Check" },
  "doctor.header_level": { vi: "Kết quả", en: "Result" },
  "doctor.header_found": { vi: "Chi tiết", en: "Found" },
  "doctor.ok": { vi: "đạt", en: "fine" },
  "doctor.warning": { vi: "lưu ý", en: "note" },
  "doctor.problem": { vi: "lỗi", en: "problem" },
  "doctor.summary": {
    vi: "{ok} mục đạt, {warning} lưu ý, {problem} lỗi.",
    en: "{ok} fine, {warning} notes, {problem} problems.",
  },
  "doctor.program": { vi: "Chương trình", en: "Program" },
  "doctor.program_found": {
    vi: "tonghop {version}, Node.js {node}, {system}",
    en: "tonghop {version}, Node.js {node}, {system}",
  },
  "doctor.node_old": {
    vi: "Node.js {node} cũ hơn {wanted}. Cài bản mới từ nodejs.org.",
    en: "Node.js {node} is older than {wanted}. Install a newer one from nodejs.org.",
  },
  "doctor.definition": { vi: "Định nghĩa kỳ đánh giá", en: "Campaign definition" },
  "doctor.definition_found": { vi: "{campaign}: không có lỗi", en: "{campaign}: no error" },
  "doctor.definition_errors": {
    vi: "{count} lỗi. Chạy `tonghop check` để xem từng lỗi.",
    en: "{count} errors. Run `tonghop check` to see each.",
  },
  "doctor.folders": { vi: "Quyền ghi", en: "Permissions" },
  "doctor.folders_found": { vi: "ghi được vào thư mục kỳ đánh giá", en: "the campaign folder can be written" },
  "doctor.folders_closed": {
    vi: "Không ghi được vào: {folders}. Sửa quyền của thư mục, hoặc chép kỳ đánh giá sang nơi ghi được.",
    en: "Cannot write to: {folders}. Mend their permissions, or move the campaign to where you can write.",
  },
  "doctor.space": { vi: "Dung lượng đĩa", en: "Free space" },
  "doctor.space_found": { vi: "còn trống {free} GB", en: "{free} GB free" },
  "doctor.space_low": {
    vi: "Chỉ còn trống {free} GB ở {folder}. Nên có ít nhất {wanted} GB trước khi nhận tệp hoặc lập báo cáo.",
    en: "Only {free} GB free at {folder}. Have {wanted} GB at least before taking files in or making the report.",
  },
  "doctor.fonts": { vi: "Phông chữ", en: "Fonts" },
  "doctor.fonts_found": { vi: "có {font}", en: "{font} is there" },
  "doctor.fonts_missing": {
    vi: "Không thấy Times New Roman (hoặc phông cùng cỡ như Liberation Serif). Báo cáo vẫn lập được; số trang xem trên máy này có thể lệch. Cài bộ phông Microsoft hoặc gói fonts-liberation.",
    en: "Neither Times New Roman nor a font of its measures (Liberation Serif) is installed. The report is made all the same; its pages may break elsewhere on this machine. Install the Microsoft fonts or fonts-liberation.",
  },
  "doctor.clock": { vi: "Đồng hồ", en: "Clock" },
  "doctor.clock_found": { vi: "sau việc cuối cùng trong nhật ký", en: "after the last event of the log" },
  "doctor.clock_behind": {
    vi: "Đồng hồ máy ({now}) chậm hơn việc cuối cùng trong nhật ký ({last}). Chỉnh lại ngày giờ của máy; thứ tự các bản của đơn vị vẫn đúng.",
    en: "The clock ({now}) is behind the last event of the log ({last}). Set it right; the order of revisions holds all the same.",
  },
  "doctor.store": { vi: "Kho dữ liệu", en: "Store" },
  "doctor.store_found": {
    vi: "{engine}, cấu trúc {version}: {submissions} bản nộp, {values} số liệu, {events} việc trong nhật ký",
    en: "{engine}, structure {version}: {submissions} submissions, {values} values, {events} events logged",
  },
  "doctor.store_gone": {
    vi: "thư mục received có {count} tệp đã nhận nhưng không thấy kho và nhật ký: bị mất, hoặc để nơi khác (--store). Khôi phục từ bản sao lưu; nếu không có, chạy `tonghop ingest` trên thư mục received rồi làm lại các quyết định",
    en: "the folder received holds {count} files that were taken in, but there is no store and no log: they are lost, or elsewhere (--store). Restore them from a backup; without one, run `tonghop ingest` on the folder received and decide again",
  },
  "doctor.store_none": {
    vi: "chưa có kho (chưa nhận tệp nào)",
    en: "no store yet (nothing was taken in)",
  },
  "doctor.rows": { vi: "Liên kết giữa các bảng", en: "Rows" },
  "doctor.rows_found": { vi: "mọi dòng đều thuộc một bản nộp", en: "every row belongs to a submission" },
  "doctor.rows_wrong": {
    vi: "{what}: {count} dòng. Chạy `tonghop store rebuild`.",
    en: "{what}: {count} rows. Run `tonghop store rebuild`.",
  },
  "doctor.orphan": {
    vi: "bảng {table} có dòng không thuộc bản nộp nào",
    en: "rows of {table} that belong to no submission",
  },
  "doctor.unlogged": { vi: "bản nộp không có trong nhật ký", en: "submissions that the log does not know" },
  "doctor.incomplete": { vi: "bản nộp thiếu số liệu", en: "submissions with fewer values than were read" },
  "doctor.twice_current": {
    vi: "phần biểu mẫu của một đơn vị được tính hai lần",
    en: "parts of a unit's form counted twice",
  },
  "doctor.numbering": { vi: "số thứ tự nhật ký vượt số đã cấp", en: "log numbers beyond those given out" },
  "doctor.received": { vi: "Tệp đã nhận", en: "Received files" },
  "doctor.received_found": { vi: "{count} tệp, đúng mã băm", en: "{count} files, hashes right" },
  "doctor.received_locked": {
    vi: "{count} tệp được mã hóa mà không mở được bằng khóa đang đặt, hoặc chưa đặt khóa: {files}. Đặt đúng khóa vào TONGHOP_RECEIVED_KEY.",
    en: "{count} files are encrypted and do not open with the key given, or none is given: {files}. Put the right key into TONGHOP_RECEIVED_KEY.",
  },
  "doctor.received_clear": {
    vi: "{count} tệp còn lưu không mã hóa, nhận từ trước khi có khóa: {files}. Chạy `tonghop store seal` để mã hóa.",
    en: "{count} files are not encrypted, kept before there was a key: {files}. Run `tonghop store seal` to encrypt them.",
  },
  "doctor.received_clear_shared": {
    vi: "{count} tệp trong kho dùng chung còn lưu không mã hóa, nhận từ trước khi có khóa: {files}. Muốn mã hóa thì chép kỳ đánh giá sang một cơ sở dữ liệu mới bằng `tonghop store copy` khi đã đặt khóa.",
    en: "{count} files in the shared store are not encrypted, kept before there was a key: {files}. To have them encrypted, copy the campaign to a new database with `tonghop store copy` while the key is given.",
  },
  "doctor.received_missing": {
    vi: "Thiếu tệp của {count} bản nộp: {files}. Tìm lại từ thư đến hoặc bản sao lưu rồi chạy `tonghop ingest` trên tệp đó.",
    en: "The files of {count} submissions are missing: {files}. Find them in the mail or a backup and run `tonghop ingest` on them.",
  },
  "doctor.received_differs": {
    vi: "{count} tệp không đúng mã băm hoặc không đọc được: {files}. Xóa tệp đó khỏi thư mục received, tìm bản gốc rồi chạy `tonghop ingest` trên bản gốc.",
    en: "{count} files do not match their hash or cannot be read: {files}. Remove them from received, find the originals and run `tonghop ingest` on them.",
  },
} as const;
