export const storeMessages = {
  "store.locked": {
    vi: "Kho dữ liệu {path} đang được một chương trình khác sử dụng. Đợi lệnh kia xong (hoặc đóng chương trình đó) rồi chạy lại.",
    en: "The store {path} is in use by another program. Wait for it to end (or close it) and run this again.",
  },
  "store.disk": {
    vi: "Không ghi được vào kho dữ liệu {path} ({detail}). Kiểm tra dung lượng đĩa rồi chạy lại; phần đã ghi vẫn còn nguyên.",
    en: "Cannot write to the store {path} ({detail}). Check the disk's free space and run this again; what was stored is intact.",
  },
  "store.damaged": {
    vi: "Kho dữ liệu {path} bị hỏng ({detail}). Chạy `tonghop store rebuild`: kho được lập lại từ các tệp trong thư mục received và nhật ký {path}.events.jsonl; tệp hỏng được giữ lại dưới tên khác. Nếu tệp này vốn không phải kho của tonghop, sửa lại đường dẫn.",
    en: "The store {path} is damaged ({detail}). Run `tonghop store rebuild`: it is made again from the files in received and the log {path}.events.jsonl; the damaged file is kept under another name. If the file never was a store of tonghop, mend the path.",
  },
  "store.behind": {
    vi: "Kho dữ liệu {path} thiếu {count} việc đã ghi trong nhật ký {log}: kho bị thay bằng bản cũ, bị cắt hoặc bị xóa. Chạy `tonghop store rebuild` để lập lại kho từ các tệp đã nhận và nhật ký. Nếu muốn bắt đầu lại từ đầu, đổi tên cả kho lẫn nhật ký.",
    en: "The store {path} lacks {count} of the events in its log {log}: it was replaced by an older copy, cut short or deleted. Run `tonghop store rebuild` to make it again from the received files and the log. To begin anew instead, rename both.",
  },
  "store.log_damaged": {
    vi: "Nhật ký {path}, dòng {line}, không đọc được. Kho dữ liệu vẫn còn nguyên; đổi tên tệp nhật ký rồi chạy lại, nhật ký sẽ được ghi lại từ kho.",
    en: "Line {line} of the log {path} cannot be read. The store itself is untouched; rename the log and run this again: it is written anew from the store.",
  },
  "store.cannot_open": {
    vi: "Không mở được kho dữ liệu {path} ({detail}). Kiểm tra quyền ghi và dung lượng đĩa.",
    en: "Cannot open the store {path} ({detail}). Check permissions and free space.",
  },
  "store.newer": {
    vi: "Kho dữ liệu do phiên bản tonghop mới hơn tạo (cấu trúc {version}). Cập nhật tonghop rồi chạy lại.",
    en: "The store was made by a newer tonghop (structure {version}). Update tonghop and run this again.",
  },
  "store.older": {
    vi: "Kho dữ liệu do bản tonghop cũ tạo (cấu trúc {version}). Đổi tên tệp kho rồi chạy lại `tonghop ingest` trên thư mục thư đến và thư mục received.",
    en: "The store was made by an older tonghop (structure {version}). Rename it and run `tonghop ingest` again on the inbox and on received.",
  },
  "store.other_campaign": {
    vi: "Kho dữ liệu này thuộc kỳ đánh giá {store}, không phải {campaign}. Chỉ đúng kho bằng --store.",
    en: "This store belongs to campaign {store}, not {campaign}. Name the right one with --store.",
  },
  "store.unknown_engine": {
    vi: "Không hỗ trợ kho dữ liệu kiểu {address}://. Dùng đường dẫn tới một tệp .duckdb, hoặc postgres://tài-khoản@máy-chủ/cơ-sở-dữ-liệu.",
    en: "Stores of the kind {address}:// are not supported. Give the path of a .duckdb file, or postgres://user@host/database.",
  },
  "store.upgraded": {
    vi: "Đã nâng cấp kho dữ liệu {path} từ cấu trúc {from} lên {to}. Bản cũ còn nguyên ở {copy}; có thể xóa khi mọi việc đã ổn.",
    en: "The store {path} was brought from structure {from} to {to}. The old one is kept in {copy}; delete it once all is well.",
  },
  "store.upgraded_shared": {
    vi: "Đã nâng cấp kho dữ liệu dùng chung {address} từ cấu trúc {from} lên {to}, trong một giao dịch. Các máy khác cần cập nhật tonghop. Nên sao lưu ngay bằng pg_dump.",
    en: "The shared store {address} was brought from structure {from} to {to}, in one transaction. The other machines need this tonghop too. Make a backup with pg_dump now.",
  },
  "store.no_copy": {
    vi: "Không chép được bản dự phòng {path} trước khi nâng cấp kho dữ liệu ({detail}). Kho còn nguyên như cũ. Kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại.",
    en: "Cannot make the copy {path} before bringing the store up to date ({detail}). The store is as it was. Check free space and permissions and run this again.",
  },
  "store.bad_address": {
    vi: "Địa chỉ kho dữ liệu không đúng dạng postgres://tài-khoản@máy-chủ:5432/cơ-sở-dữ-liệu. Ký tự đặc biệt trong mật khẩu phải viết dạng mã (@ là %40, / là %2F, # là %23); tốt hơn là đặt mật khẩu trong ~/.pgpass hoặc PGPASSWORD.",
    en: "The store's address is not of the form postgres://user@host:5432/database. Special characters of a password are written as codes (@ is %40, / is %2F, # is %23); better keep the password in ~/.pgpass or PGPASSWORD.",
  },
  "store.no_host": {
    vi: "Không tìm thấy máy chủ {host} của kho dữ liệu {address}. Kiểm tra tên máy chủ và mạng.",
    en: "The host {host} of the store {address} is not found. Check the name and the network.",
  },
  "store.no_server": {
    vi: "Không kết nối được tới {host}, cổng {port}, của kho dữ liệu {address} ({detail}). Kiểm tra cổng, tường lửa, và máy chủ PostgreSQL có đang chạy không.",
    en: "Nothing answers at {host}, port {port}, for the store {address} ({detail}). Check the port, the firewall, and whether PostgreSQL is running.",
  },
  "store.no_login": {
    vi: "Kho dữ liệu {address} không nhận tài khoản {user} với mật khẩu này. Kiểm tra tài khoản, mật khẩu (~/.pgpass hoặc PGPASSWORD) và quyền truy cập trên máy chủ (pg_hba.conf).",
    en: "The store {address} does not accept the user {user} with this password. Check the user, the password (~/.pgpass or PGPASSWORD) and who may connect (pg_hba.conf).",
  },
  "store.no_database": {
    vi: "Máy chủ không có cơ sở dữ liệu {database} ({address}). Kiểm tra tên, hoặc nhờ người quản trị tạo: createdb {database}.",
    en: "The server has no database {database} ({address}). Check the name, or have it made: createdb {database}.",
  },
  "store.starting": {
    vi: "Máy chủ của kho dữ liệu {address} đang khởi động hoặc đang dừng. Đợi một phút rồi chạy lại.",
    en: "The server of the store {address} is starting or stopping. Wait a minute and run this again.",
  },
  "store.crowded": {
    vi: "Máy chủ của kho dữ liệu {address} không nhận thêm kết nối. Đợi các lệnh khác xong rồi chạy lại.",
    en: "The server of the store {address} takes no more connections. Wait for other commands to end and run this again.",
  },
  "store.cannot_connect": {
    vi: "Không mở được kho dữ liệu {address} ({detail}).",
    en: "Cannot open the store {address} ({detail}).",
  },
  "store.no_right": {
    vi: "Tài khoản {user} không có quyền làm việc này trong kho dữ liệu {address} ({detail}). Tài khoản chỉ đọc xem được tình hình, chỉ tiêu, báo cáo; để ghi, nhờ người quản trị cấp quyền (docs/shared-store.md). Kho mới chưa có bảng thì chủ kho phải chạy một lệnh trước, như `tonghop status`.",
    en: "The user {user} has no right to do this in the store {address} ({detail}). A reading user may see status, indicators and report; to write, ask the administrator for the right (docs/shared-store.md). In a new store without tables its owner has to run a command first, such as `tonghop status`.",
  },
  "store.server_disk": {
    vi: "Máy chủ của kho dữ liệu {address} hết chỗ trên đĩa ({detail}). Phần đã ghi vẫn còn nguyên; dọn chỗ rồi chạy lại đúng lệnh này.",
    en: "The server of the store {address} has no space left ({detail}). What was stored is intact; make room and run the same command again.",
  },
  "store.waited": {
    vi: "Đã đợi một phút mà lệnh khác vẫn đang ghi vào kho dữ liệu {address}. Đợi lệnh đó xong rồi chạy lại.",
    en: "Another command was still writing to the store {address} after a minute. Wait for it to end and run this again.",
  },
  "store.not_utf8": {
    vi: "Cơ sở dữ liệu của kho {address} không lưu được chữ tiếng Việt ({detail}). Tạo lại với mã UTF8: createdb --encoding UTF8 --template template0.",
    en: "The database of the store {address} cannot hold this text ({detail}). Make it anew with createdb --encoding UTF8 --template template0.",
  },
  "store.lost": {
    vi: "Mất kết nối tới kho dữ liệu {address} giữa chừng ({detail}). Phần đã ghi xong vẫn còn, phần dở dang đã bị hủy; chạy lại đúng lệnh này để làm tiếp.",
    en: "The connection to the store {address} was lost ({detail}). What was stored is kept, what was half-done is undone; run the same command again to carry on.",
  },
  "store.copy_same": {
    vi: "Kho nguồn và kho đích là một. Ghi hai địa chỉ khác nhau.",
    en: "Source and target are the same store. Give two different addresses.",
  },
  "store.copy_missing": {
    vi: "Không có kho dữ liệu {path}. Kiểm tra đường dẫn.",
    en: "There is no store {path}. Check the path.",
  },
  "store.copy_nothing": {
    vi: "Kho {from} chưa có số liệu nào của kỳ đánh giá {campaign}; không có gì để chép.",
    en: "The store {from} holds nothing of the campaign {campaign}; there is nothing to copy.",
  },
  "store.copy_not_empty": {
    vi: "Kho đích {to} đã có số liệu khác của kỳ đánh giá {campaign}; không chép đè. Chọn một kho chưa có kỳ này.",
    en: "The target {to} already holds other data of the campaign {campaign}; nothing is overwritten. Choose a store without it.",
  },
  "store.copy_differs": {
    vi: "Bảng {table} đọc lại từ {to} không giống bảng gốc. Không có gì được ghi; kho nguồn còn nguyên. Hãy báo lỗi này.",
    en: "The table {table} read back from {to} is not the one that was sent. Nothing was written; the source is as it was. Please report this.",
  },
  "store.copied": {
    vi: "Đã chép {from} sang {to}. Đọc lại từ kho đích: số dòng và mã kiểm tra đều khớp.",
    en: "Copied {from} to {to}. Read back from the target: rows and sums agree.",
  },
  "store.already_there": {
    vi: "Kho {to} đã có đủ mọi thứ của {from}; không phải chép gì thêm.",
    en: "The store {to} holds everything of {from} already; nothing had to be copied.",
  },
  "store.copy_bytes_missing": {
    vi: "Lưu ý: {count} bản nộp không còn tệp gốc trong thư mục received; số liệu của chúng vẫn được chép.",
    en: "Note: the received file of {count} submissions is not in the folder received; their figures were copied all the same.",
  },
  "store.header_table": { vi: "Bảng", en: "Table" },
  "store.header_rows": { vi: "Số dòng", en: "Rows" },
  "store.header_sum": { vi: "Mã kiểm tra (SHA-256)", en: "Sum (SHA-256)" },
  "received.sealed": {
    vi: "Tệp đã nhận được lưu mã hóa, cần khóa để đọc. Đặt khóa vào TONGHOP_RECEIVED_KEY, hoặc tên tệp chứa khóa vào TONGHOP_RECEIVED_KEY_FILE, rồi chạy lại.",
    en: "The received file is kept encrypted and needs its key. Put the key into TONGHOP_RECEIVED_KEY, or the name of the file that holds it into TONGHOP_RECEIVED_KEY_FILE, and run this again.",
  },
  "received.other_key": {
    vi: "Tệp đã nhận được mã hóa bằng khóa khác với khóa đang đặt (TONGHOP_RECEIVED_KEY). Dùng đúng khóa của lúc nhận tệp.",
    en: "The received file was encrypted with another key than the one given (TONGHOP_RECEIVED_KEY). Use the key of that time.",
  },
  "received.differs": {
    vi: "Tệp đã nhận {path} không còn đúng như mã băm trong tên của nó. Khôi phục từ bản sao lưu rồi chạy lại.",
    en: "The received file {path} is not what the hash in its name says. Restore it from a backup and run this again.",
  },
};
