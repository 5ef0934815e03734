/** What each field of a letter is: its templates are checked against it, also where no branch leads today. */
import { list, type RecordShape, record, value } from "../template/shape.js";
import type { PointView } from "./points.js";
import type { LetterView, WantingView } from "./view.js";

export const letterShape: RecordShape = record<LetterView>("công văn", {
  kind: value("assign: giao biểu mẫu; remind: đôn đốc; return: trả lại để hoàn thiện"),
  issuer: record<LetterView["issuer"]>("cơ quan ban hành", {
    name: value("tên"),
    superior: value("cơ quan chủ quản"),
    signer: list("quyền hạn, chức vụ người ký, mỗi dòng một mục", value("một dòng")),
  }),
  place: value("địa danh"),
  symbol: value("ký hiệu sau số công văn"),
  matter: value("việc cần số liệu, viết gọn cho trích yếu"),
  subject: value("hoạt động được đánh giá"),
  year: value("năm đánh giá"),
  area: value("địa bàn"),
  addressees: list("nơi gửi, theo thứ tự cấp", value("một dòng")),
  collective: value("một công văn cho nhiều đơn vị"),
  unit: record<NonNullable<LetterView["unit"]>>("đơn vị nhận, khi gửi riêng", {
    code: value("mã"),
    name: value("tên"),
  }),
  legalBasis: list("căn cứ", value("một căn cứ")),
  basis: value("căn cứ chính của công văn đôn đốc"),
  assigned: value("công văn giao biểu mẫu, có số và ngày"),
  reminded: list("các công văn đôn đốc đã gửi", value("một công văn")),
  basisOfData: value("thời kỳ số liệu"),
  due: value("thời hạn của kỳ đánh giá"),
  until: value("thời hạn nêu trong công văn"),
  beforeDue: value("thời hạn nêu trong công văn là thời hạn của kỳ đánh giá"),
  ministryDue: value("hạn báo cáo cấp trên"),
  timezone: value("múi giờ"),
  overdue: value("đã quá thời hạn"),
  round: value("lần đôn đốc"),
  asOf: record<LetterView["asOf"]>("thời điểm tính số đơn vị đã gửi", {
    time: value("giờ; trống khi hết ngày"),
    day: value("ngày"),
  }),
  asked: value("số đơn vị phải gửi"),
  sent: value("số đơn vị đã gửi"),
  missing: list(
    "đơn vị chưa gửi",
    record<LetterView["missing"][number]>("một đơn vị", {
      name: value("tên"),
      remark: value("tệp đã gửi nhưng không dùng được; trống khi không có"),
    }),
  ),
  refused: value("số đơn vị trong đó đã gửi tệp nhưng không dùng được"),
  wanting: list(
    "đơn vị đã gửi, còn nội dung phải sửa",
    record<WantingView>("một đơn vị", {
      code: value("mã"),
      name: value("tên"),
      receivedAt: value("thời điểm nhận"),
      errors: value("số lỗi phải sửa"),
      warnings: value("số nội dung cần rà soát"),
      hidden: value("số liệu không nêu trong công văn gửi chung"),
      points: list(
        "các nội dung",
        record<PointView>("một nội dung", {
          n: value("số thứ tự"),
          places: value("trang tính và ô"),
          received: value("giá trị nhận được"),
          message: value("vấn đề"),
          error: value("là lỗi phải sửa"),
        }),
      ),
      further: value("số nội dung không nêu hết"),
    }),
  ),
  errors: value("số lỗi phải sửa của mọi đơn vị"),
  forms: list(
    "biểu mẫu giao",
    record<LetterView["forms"][number]>("một biểu mẫu", { name: value("tên đơn vị"), file: value("tên tệp") }),
  ),
  workbook: value("tệp Excel gửi kèm, khi gửi riêng"),
  numbers: record<LetterView["numbers"]>("số thứ tự của các đề nghị", {
    missing: value("gửi báo cáo"),
    wanting: value("chỉnh sửa"),
    contact: value("liên hệ"),
  }),
  annexes: record<LetterView["annexes"]>("số của phụ lục; trống khi chỉ có một", {
    missing: value("đơn vị chưa gửi"),
    points: value("nội dung cần chỉnh sửa"),
  }),
  contact: record<NonNullable<LetterView["contact"]>>("đầu mối liên hệ", {
    name: value("tên"),
    phone: value("điện thoại"),
    email: value("thư điện tử"),
  }),
  recipients: list("nơi nhận, sau “Như trên”", value("một nơi")),
  archive: value("nơi lưu"),
  date: value("ngày ban hành; trống khi để văn thư ghi"),
  dateMonth: value("tháng ban hành"),
  dateYear: value("năm ban hành"),
  mail: record<NonNullable<LetterView["mail"]>>("thư điện tử gửi công văn", {
    to: value("gửi ai"),
    attached: list("các tệp đính kèm", value("tên tệp")),
  }),
});
