/** What the live checks of a workbook say, and how a text is written inside a formula. */

export const liveTexts = {
  fine: "✓",
  undecided: "Chưa đủ số liệu",
  /** Left out with a reason, while rules that need the figure wait. */
  answered: "Đã ghi lý do; chưa đủ số liệu để kiểm tra",
  fill: "Nhập số (0 nếu không phát sinh) hoặc chọn lý do",
  fillAnswer: "Chọn Có hoặc Không, hoặc chọn lý do",
  fillText: "Nhập nội dung hoặc chọn lý do",
  reasonTooMuch: "Đã có số liệu thì bỏ trống cột lý do",
  zeroWithNumber: "Chọn “Không phát sinh” nhưng số khác 0",
  chooseReason: "Lý do không có trong danh sách: chọn lại lý do",
  nameTheOther: "Chọn mã số liệu đã tính vào ở cột bên",
  otherUnknown: "Mã ở cột “Đã tính vào” không đúng: chọn mã của số liệu khác trong danh sách",
  otherIdle: "Cột “Đã tính vào” chỉ ghi mã khi lý do là “Đã tính trong số liệu khác”",
  cellError: "Ô báo lỗi: nhập trực tiếp vào ô, không dùng công thức",
  onlySpaces: "Ô chỉ có dấu cách: xóa trắng ô rồi nhập số hoặc chọn lý do",
  notANumber: "Phải là số, không gõ chữ hoặc đơn vị tính",
  notWhole: "Phải là số nguyên",
  notAnswer: "Chỉ chọn Có hoặc Không",
  broken: "Không tính được, kiểm tra lại các ô liên quan",
  listHead: "Kiểm tra",
  rowIncomplete: "Thiếu: ",
  /** Every cell that a row must have is there, but rules of the row need one that may be left blank. */
  rowWaiting: "Chưa kiểm tra hết: còn ô trống",
  /** After the name of a column of a list. */
  inRow: {
    text: "ô báo lỗi hoặc chỉ có dấu cách, nhập lại hoặc xóa trắng",
    amount: "phải là số không âm, không gõ chữ",
    whole: "phải là số nguyên không âm, không gõ chữ",
    date: "phải là ngày, ví dụ 05/12/2026",
    list: "chọn trong danh sách",
  },
} as const;

/** Excel's limit for a text inside a formula is 255 characters. */
const literalLimit = 250;

/** A text as a literal inside a formula; a long one in pieces. */
export function quoted(text: string): string {
  const pieces: string[] = [""];
  for (const character of text) {
    const written = character === '"' ? '""' : character;
    if (pieces.at(-1)!.length + written.length > literalLimit) pieces.push("");
    pieces[pieces.length - 1] += written;
  }
  const literals = pieces.map((piece) => `"${piece}"`);
  return literals.length === 1 ? literals[0]! : `(${literals.join("&")})`;
}
