/** What the consolidated workbook says, and the words its formulas give and look for. */
import { reasonLabels } from "../../messages/reasons.js";
import type { MissingReason } from "../../model.js";

/** Results of rules. */
export const results = {
  pass: "Đạt",
  fail: "Sai",
  undecided: "Chưa đủ số liệu",
  not_applicable: "Không áp dụng",
  /** Excel takes 8192 characters. */
  tooLong: "Công thức quá dài cho một ô, xem trang Phát hiện",
} as const;

/** What an indicator prints while it is undecided. */
export const undecided = "-";

export const reasons = {
  held: "Tạm giữ hoặc đã loại",
  notSent: "Chưa gửi tệp",
  absent: "Không có trong tệp đã gửi",
  blank: "Để trống, không ghi lý do",
  parts: "Thiếu số liệu thành phần",
} as const;

/** A reason as it stands on the sheet of reasons; formulas of totals compare with it. */
export function reasonText(reason: MissingReason, includedIn: string | null): string {
  const label = reasonLabels[reason].vi;
  return reason === "included_in" && includedIn !== null ? `${label} (${includedIn})` : label;
}

export const severities: Record<string, string> = { error: "Lỗi", warning: "Cảnh báo", note: "Lưu ý" };
export const states: Record<string, string> = {
  open: "Chưa xử lý",
  answered: "Đơn vị đã giải trình",
  accepted: "Đã chấp nhận",
  rejected: "Đã loại",
};
export const fates: Record<string, string> = { accepted: "Nhận", rejected: "Không đọc được", blank: "Trống" };

export const unitHeads = { code: "Mã đơn vị", name: "Tên đơn vị", kind: "Loại đơn vị" } as const;

export const guide = {
  title: "Số liệu tổng hợp",
  sheetsHead: "Các trang trong tệp",
  howHead: "Cách đọc",
  sheets: {
    indicators: "Mỗi chỉ tiêu một dòng: công thức sống trên số liệu của mọi đơn vị, năm trước, mục tiêu, đánh giá.",
    groups: "Mỗi nhóm số liệu một trang, mỗi đơn vị một dòng (cùng thứ tự dòng ở mọi trang), mỗi số liệu một cột.",
    rosters: "Mỗi danh sách một trang: các dòng của mọi đơn vị nối tiếp nhau, kèm kết quả kiểm tra từng dòng.",
    units: "Các đơn vị phải báo cáo và tình hình gửi.",
    elements: "Danh mục số liệu: tổng, số đơn vị phải báo và đã có số liệu.",
    reasons: "Vì sao một ô số liệu trống; cùng hàng, cùng thứ tự cột với các trang số liệu.",
    previous: "Số liệu năm trước của từng đơn vị.",
    peers: "Trung vị và độ lệch trung vị của các đơn vị cùng loại, chương trình tính sẵn.",
    campaignRules: "Quy tắc trên toàn tỉnh, công thức sống.",
    unitRules: "Quy tắc trong từng đơn vị: mỗi đơn vị một dòng, mỗi quy tắc một cột, công thức sống.",
    peerRules: "Quy tắc so với năm trước và với các đơn vị cùng loại.",
    findings: "Các phát hiện, giải trình của đơn vị và quyết định đã ghi.",
    lineage: "Nguồn của từng ô: tệp, mã băm SHA-256, trang, ô và đúng nội dung đơn vị đã gõ.",
  },
  how: [
    "Chỉ số liệu được tính mới đứng ở cột mang mã của nó; số liệu chỉ để đối chiếu đứng ở cột XCHECK_…, không cộng vào tổng.",
    "Ô trống không phải là 0. Ô nền xám: đơn vị không phải báo. Ô nền cam: thiếu, lý do ở trang “Lý do thiếu”. Ô nền đỏ: tạm giữ vì còn lỗi chưa xử lý, hoặc đã loại.",
    "Tổng của một đơn vị cộng từ các thành phần: thành phần không thuộc phạm vi, không phát sinh hoặc đã tính trong thành phần khác tính là 0; thành phần còn thiếu thì tổng để trống.",
    "Tỷ lệ chỉ tính trên các đơn vị có đủ cả tử số và mẫu số. Chỉ tiêu chưa tính được ghi “-”.",
    "Quy tắc được xét trên số liệu được tính: số liệu tạm giữ làm quy tắc thành “Chưa đủ số liệu”; phát hiện gốc xem ở trang “Phát hiện”.",
    "Mỗi cột số liệu có tên trong Name Manager bằng mã của nó; PREV_<mã> là năm trước, CT_<mã> là chỉ tiêu.",
    "Tệp có số liệu của từng đơn vị: dùng trong nội bộ, không công khai nguyên trạng.",
  ],
} as const;
