/**
 * What each field of the view is, for the officer who writes a template: the one source of `tonghop template list`, of the
 * check of templates and of docs/mau-bao-cao.md. The compiler holds it to the view.
 */
import type { Change } from "../../indicators/result.js";
import { as, type Known, list, type RecordShape, record, value } from "../template/shape.js";
import type { ChartView } from "./charts.js";
import type { ReportView } from "./index.js";
import type { IndicatorView } from "./indicators.js";
import type { UnitRow } from "./submission.js";

type Item<T> = T extends readonly (infer I)[] ? I : never;

/** Kinds that helpers ask for; a template's argument is compared with these by their fields. */
export const targetShape = record<NonNullable<IndicatorView["target"]>>("mục tiêu, kế hoạch", {
  indicator: value("mã chỉ tiêu"),
  op: value("phép so sánh: >=, >, <=, <, =, range"),
  value: value("mức"),
  high: value("mức trên, khi là khoảng"),
  year: value("năm của mục tiêu"),
  scope: value("phạm vi: tỉnh, quốc gia"),
  status: value("official: được giao; illustrative: minh họa; reference: tham chiếu"),
  source: value("văn bản giao"),
});

const coverageShape = record<IndicatorView["coverage"]>("đơn vị có số liệu", {
  expected: value("số đơn vị phải có số liệu"),
  reported: value("số đơn vị có số liệu"),
  full: value("đủ hay chưa"),
  missing: list("các đơn vị chưa có số liệu", value("tên đơn vị")),
});

const codeShape = record<Item<ReportView["codes"]["counts"]>>("một mã", { code: value("mã"), meaning: value("nghĩa") });

const partialUnits = list("đơn vị thiếu số liệu, phần đã có vẫn được cộng", value("tên đơn vị"));

export const indicatorShape = record<IndicatorView>("một chỉ tiêu", {
  n: value("số thứ tự trong toàn báo cáo"),
  code: value("mã"),
  name: value("tên chỉ tiêu"),
  unit: value("đơn vị tính"),
  decimals: value("số chữ số thập phân"),
  value: value("kết quả, chưa làm tròn; trống khi chưa có"),
  reason: value("lý do chưa có kết quả"),
  numerator: value("tử số"),
  denominator: value("mẫu số"),
  previous: value("kết quả năm trước"),
  change: record<Change>("thay đổi so với năm trước", {
    value: value("mức thay đổi"),
    kind: value("percent: %; points: điểm phần trăm; absolute: số tuyệt đối"),
    units: value("số đơn vị có số liệu của cả hai năm"),
    endedLeftOut: value("true khi kết quả năm trước gồm cả số của đơn vị đã kết thúc, không có gì để so sánh"),
  }),
  direction: value("up: càng cao càng tốt; down: càng thấp càng tốt; none"),
  target: as("kế hoạch năm nay; trống khi không giao", targetShape),
  references: list("mục tiêu tham chiếu của các năm sau, của quốc gia", targetShape),
  rating: value("mức đánh giá: exceeded, met, missed, insufficient, no_target"),
  ratingName: value("tên mức đánh giá"),
  achievement: value("phần trăm so với kế hoạch"),
  coverage: coverageShape,
  partial: partialUnits,
});

const indicators = (about: string) => list(about, indicatorShape);

type Counts = Omit<Item<ReportView["submission"]["byKind"]>, "name">;
const counts: Known<Counts> = {
  expected: value("số đơn vị phải gửi"),
  sent: value("số đơn vị đã gửi"),
  onTime: value("gửi đúng hạn"),
  late: value("gửi chậm"),
  conflict: value("gửi nhiều bản mâu thuẫn, chờ xác nhận"),
  missing: value("chưa gửi"),
  refused: value("trong số chưa gửi: đã gửi tệp nhưng không dùng được"),
  share: value("tỷ lệ nộp (%)"),
  asked: value("số nội dung được yêu cầu trả lời"),
  answered: value("số nội dung đã trả lời"),
  answeredShare: value("tỷ lệ nội dung đã trả lời (%)"),
};

export const unitRowShape = record<UnitRow>("một đơn vị", {
  n: value("số thứ tự"),
  code: value("mã đơn vị"),
  name: value("tên đơn vị"),
  receivedAt: value("thời điểm nhận"),
  letterNumber: value("số văn bản"),
  state: value("on_time, late, missing, conflict"),
  estimated: value("ngày gửi là ngày ước"),
  revision: value("lần gửi"),
  errors: value("số lỗi"),
  warnings: value("số cảnh báo"),
  refusedFiles: list("tệp đã gửi nhưng không dùng được, của đơn vị chưa có bản gửi nào", value("tên tệp")),
});

type Ratings = Omit<Item<ReportView["targets"]["sections"]>, "name">;
const ratings: Known<Ratings> = {
  set: value("số chỉ tiêu được giao kế hoạch"),
  exceeded: value("số vượt"),
  met: value("số đạt"),
  missed: value("số không đạt"),
  insufficient: value("số chưa đủ căn cứ đánh giá"),
  reached: value("số đạt và vượt"),
  share: value("tỷ lệ đạt và vượt (%)"),
};

type Opinions = ReportView["narrative"]["strengths"];
const opinionList = (about: string) =>
  list(
    about,
    record<Item<Opinions["shown"]>>("một ý kiến", {
      code: value("mã tra cứu"),
      text: value("nội dung"),
      units: list("các đơn vị cùng ý kiến", value("tên đơn vị")),
      holders: list("các đơn vị cùng ý kiến", value("mã đơn vị")),
    }),
  );
const opinionFields: Known<Opinions> = {
  code: value("mã tra cứu"),
  heading: value("tên mục"),
  all: opinionList("mọi ý kiến, đầy đủ"),
  shown: opinionList("các ý kiến nêu trong báo cáo (tối đa 8, rút gọn)"),
  others: value("số ý kiến khác, nêu ở phụ lục"),
  rest: opinionList("các ý kiến chưa nêu đầy đủ"),
};
const opinions = (about: string) => record<Opinions>(about, opinionFields);

export const cellShape = record<Item<ReportView["matrix"]["lists"][number]["rows"]>["cell"]>("một ô số liệu", {
  code: value("mã tra cứu"),
  value: value("giá trị"),
  decimals: value("số chữ số thập phân"),
  missing: value("vì sao trống: unasked, na, held, missing"),
});

type Note = Item<ReportView["notes"]["decided"]>;
const noteShape = record<Note>("một nội dung", {
  code: value("mã tra cứu"),
  unit: value("đơn vị"),
  message: value("nội dung"),
  elements: list("các số liệu liên quan", value("mã số liệu")),
  explanation: value("giải trình của đơn vị"),
  decision: record<NonNullable<Note["decision"]>>("quyết định", {
    accepted: value("chấp nhận số liệu hay không"),
    by: value("người quyết định"),
    at: value("thời điểm"),
    reason: value("lý do"),
  }),
});

const chart = (about: string) =>
  record<ChartView>(about, {
    id: value("tên"),
    n: value("số thứ tự của biểu đồ trong báo cáo"),
    description: value("mô tả"),
    kind: value("stacked, grouped"),
    categories: list("các nhóm", value("tên nhóm")),
    series: list(
      "các dãy số liệu",
      record<ChartView["series"][number]>("một dãy", {
        name: value("tên dãy"),
        values: list("các giá trị", value("giá trị")),
      }),
    ),
    numberFormat: value("dạng số"),
  });

type Matrix = ReportView["matrix"];
type Table = Matrix["tables"][number];
type Band = Table["bands"][number];
type Section = ReportView["sections"][number];

export const viewShape: RecordShape = record<ReportView>("báo cáo", {
  year: value("năm đánh giá"),
  previousYear: value("năm trước"),
  nextYear: value("năm sau"),
  title: value("tên kỳ đánh giá"),
  subject: value("nội dung được đánh giá, viết giữa câu"),
  area: value("địa bàn"),
  place: value("địa danh ghi trước ngày tháng"),
  notice: value("câu lưu ý của kỳ đánh giá, nếu có"),
  issuer: record<ReportView["issuer"]>("cơ quan ban hành", {
    name: value("tên cơ quan ban hành"),
    superior: value("tên cơ quan chủ quản"),
    signer: list("quyền hạn, chức vụ người ký, mỗi dòng một mục", value("một dòng")),
  }),
  symbol: value("ký hiệu văn bản, viết sau số"),
  heading: value("trích yếu"),
  recipients: list("nơi nhận", value("một nơi nhận")),
  archive: value("nơi lưu"),
  legalBasis: list("các căn cứ pháp lý", value("một căn cứ")),
  timezone: value("múi giờ"),
  date: value("ngày ký; trống để văn thư điền"),
  dateMonth: value("tháng in khi chưa có ngày ký"),
  dateYear: value("năm in khi chưa có ngày ký"),
  asOf: value("số liệu nhận đến hết ngày"),
  due: value("thời hạn gửi của đơn vị"),
  lateAfter: value("ngày cuối cùng còn được tính đúng hạn"),
  ministryDue: value("thời hạn gửi Bộ"),
  basis: value("cơ sở của số liệu"),
  estimated: value("số liệu là ước cả năm"),
  minCoverage: value("tỷ lệ đơn vị có số liệu tối thiểu để đánh giá (%)"),
  draft: value("là bản dự thảo"),
  blockers: value("số lỗi số liệu chưa xử lý"),
  illustrative: value("có số minh họa"),
  counts: record<ReportView["counts"]>("các số đếm của định nghĩa", {
    indicators: value("số chỉ tiêu"),
    elements: value("số số liệu thu thập"),
    rosters: value("số danh sách chi tiết"),
    rules: value("số quy tắc kiểm tra"),
    units: value("số đơn vị báo cáo"),
  }),
  submission: record<ReportView["submission"]>("tình hình gửi báo cáo", {
    ...counts,
    missingUnits: list("các đơn vị chưa gửi", value("tên đơn vị")),
    byKind: list(
      "theo loại đơn vị",
      record<Item<ReportView["submission"]["byKind"]>>("một loại đơn vị", { name: value("tên loại"), ...counts }),
    ),
    asked: value("số ô phải trả lời"),
    answered: value("số ô đã trả lời"),
    answeredShare: value("tỷ lệ đã trả lời (%)"),
    rows: list("từng đơn vị", unitRowShape),
  }),
  sections: list(
    "các mục của báo cáo, theo nhóm chỉ tiêu",
    record<Section>("một mục", {
      code: value("mã"),
      name: value("tên mục"),
      groups: list(
        "các nhóm chỉ tiêu của mục",
        record<Section["groups"][number]>("một nhóm", {
          code: value("mã"),
          name: value("tên nhóm"),
          indicators: indicators("các chỉ tiêu của nhóm"),
        }),
      ),
      many: value("mục có từ hai nhóm"),
    }),
  ),
  targets: record<ReportView["targets"]>("kết quả thực hiện kế hoạch", {
    ...ratings,
    total: value("tổng số chỉ tiêu"),
    withoutTarget: value("số chỉ tiêu không giao kế hoạch"),
    indicators: indicators("các chỉ tiêu được giao kế hoạch"),
    sections: list(
      "theo mục",
      record<Item<ReportView["targets"]["sections"]>>("một mục", { name: value("tên mục"), ...ratings }),
    ),
    exceededOnes: indicators("các chỉ tiêu vượt, cao nhất trước"),
    missedOnes: indicators("các chỉ tiêu không đạt, thấp nhất trước"),
    insufficientOnes: indicators("các chỉ tiêu chưa đủ căn cứ"),
    undecidedOnes: indicators("các chỉ tiêu theo dõi chưa có kết quả"),
  }),
  narrative: record<ReportView["narrative"]>("ý kiến của các đơn vị", {
    strengths: opinions("ưu điểm"),
    shortcomings: opinions("tồn tại, hạn chế"),
    objectiveCauses: opinions("nguyên nhân khách quan"),
    subjectiveCauses: opinions("nguyên nhân chủ quan"),
    nextYear: opinions("phương hướng, nhiệm vụ"),
    proposals: list(
      "kiến nghị theo nơi nhận kiến nghị",
      record<Item<ReportView["narrative"]["proposals"]>>("kiến nghị với một nơi", {
        ...opinionFields,
        to: value("nơi nhận kiến nghị"),
      }),
    ),
    without: list("các đơn vị trả lời không có ý kiến", value("tên đơn vị")),
    rest: list("các mục còn ý kiến chưa nêu đầy đủ", opinions("một mục")),
  }),
  matrix: record<Matrix>("số liệu theo đơn vị", {
    tables: list(
      "các bảng, mỗi bảng tối đa 8 cột",
      record<Table>("một bảng", {
        kinds: list("các loại đơn vị trong bảng", value("tên loại")),
        part: value("là phần thứ mấy của các bảng cùng đơn vị"),
        parts: value("số phần"),
        columns: list(
          "các cột",
          record<Table["columns"][number]>("một cột", {
            code: value("mã số liệu"),
            name: value("tên số liệu"),
            unit: value("đơn vị tính"),
            total: as("tổng cộng", cellShape),
          }),
        ),
        heads: list(
          "nhóm trên các cột",
          record<Table["heads"][number]>("một nhóm cột", { name: value("tên nhóm"), columns: value("số cột") }),
        ),
        bands: list(
          "các dòng, theo loại đơn vị",
          record<Band>("một loại đơn vị", {
            name: value("tên loại; trống khi chỉ có một loại"),
            units: list(
              "các đơn vị",
              record<Band["units"][number]>("một đơn vị", {
                n: value("số thứ tự"),
                code: value("mã đơn vị"),
                name: value("tên đơn vị"),
                cells: list("các ô, theo cột", cellShape),
              }),
            ),
          }),
        ),
      }),
    ),
    lists: list(
      "số liệu do một số ít đơn vị báo cáo",
      record<Matrix["lists"][number]>("một nhóm số liệu", {
        name: value("tên nhóm"),
        rows: list(
          "các số liệu",
          record<Matrix["lists"][number]["rows"][number]>("một số liệu", {
            n: value("số thứ tự"),
            code: value("mã"),
            name: value("tên số liệu"),
            unit: value("đơn vị tính"),
            reporter: value("đơn vị báo cáo"),
            cell: as("giá trị", cellShape),
          }),
        ),
      }),
    ),
  }),
  ratios: indicators("các chỉ tiêu tỷ lệ, có tử số và mẫu số"),
  notes: record<ReportView["notes"]>("ghi chú về số liệu", {
    incomplete: list(
      "chỉ tiêu chưa đủ số liệu",
      record<Item<ReportView["notes"]["incomplete"]>>("một chỉ tiêu", {
        code: value("mã chỉ tiêu"),
        name: value("tên chỉ tiêu"),
        coverage: coverageShape,
        missing: list("đơn vị đã gửi nhưng thiếu số liệu này", value("tên đơn vị")),
        partial: partialUnits,
        unsent: value("số đơn vị chưa gửi báo cáo"),
        unsentCode: value("mã tra cứu của số đó"),
      }),
    ),
    reasons: list(
      "lý do chưa có số liệu",
      record<Item<ReportView["notes"]["reasons"]>>("một lý do", {
        element: value("tên số liệu"),
        code: value("mã số liệu"),
        reason: value("mã lý do; in bằng reasonName"),
        units: list("các đơn vị", value("tên đơn vị")),
      }),
    ),
    held: list(
      "số liệu không đưa vào tổng hợp",
      record<Item<ReportView["notes"]["held"]>>("một số liệu", {
        unit: value("đơn vị"),
        element: value("tên số liệu"),
        code: value("mã số liệu"),
        raw: value("nội dung đơn vị ghi"),
        rawCode: value("mã tra cứu"),
      }),
    ),
    corrected: list(
      "số liệu đơn vị đã sửa ở bản gửi sau",
      record<Item<ReportView["notes"]["corrected"]>>("một số liệu", {
        unit: value("đơn vị"),
        element: value("tên số liệu"),
        code: value("mã số liệu"),
        before: value("nội dung ghi trước khi sửa, hoặc lý do chưa có"),
        beforeCode: value("mã tra cứu"),
        after: value("nội dung ghi sau khi sửa"),
        afterCode: value("mã tra cứu"),
      }),
    ),
    decided: list("nội dung đã quyết định", noteShape),
    open: list("nội dung còn phải xác minh", noteShape),
    estimatedDays: list("đơn vị có ngày gửi là ngày ước", value("tên đơn vị")),
    conflicts: list("đơn vị gửi nhiều bản mâu thuẫn", value("tên đơn vị")),
  }),
  charts: record<ReportView["charts"]>("biểu đồ; trống khi không có gì để vẽ", {
    submission: chart("tình hình gửi báo cáo theo loại đơn vị"),
    completeness: chart("tỷ lệ nội dung đã trả lời theo loại đơn vị"),
    ratios: chart("các chỉ tiêu tỷ lệ thay đổi nhiều nhất, với kế hoạch"),
    targets: chart("kết quả thực hiện kế hoạch theo mục"),
    ranking: chart("các đơn vị theo thứ tự của bảng xếp thứ tự đầu tiên"),
  }),
  rankings: list(
    "xếp thứ tự các đơn vị; trống khi kỳ đánh giá không yêu cầu",
    record<Item<ReportView["rankings"]>>("một bảng xếp thứ tự", {
      indicator: as("chỉ tiêu", indicatorShape),
      group: value("tên nhóm đơn vị"),
      rows: list(
        "các đơn vị, tốt nhất trước",
        record<Item<Item<ReportView["rankings"]>["rows"]>>("một đơn vị", {
          code: value("mã tra cứu của thứ hạng"),
          valueCode: value("mã tra cứu của kết quả"),
          rank: value("thứ hạng; bằng nhau thì cùng hạng"),
          tied: value("có đơn vị khác cùng hạng"),
          unit: value("mã đơn vị"),
          name: value("tên đơn vị"),
          value: value("kết quả"),
          decimals: value("số chữ số thập phân để in"),
        }),
      ),
      without: list("đơn vị chưa đủ số liệu, không xếp", value("tên đơn vị")),
    }),
  ),
  evidence: record<ReportView["evidence"]>("nguồn số liệu, minh chứng do các đơn vị nêu", {
    sources: list(
      "mỗi nội dung của một đơn vị một lần, đánh số",
      record<Item<ReportView["evidence"]["sources"]>>("một nguồn", {
        code: value("mã tra cứu"),
        n: value("số"),
        unit: value("mã đơn vị"),
        name: value("tên đơn vị"),
        text: value("nội dung"),
        elements: list("các số liệu có nguồn này", value("mã số liệu")),
      }),
    ),
    indicators: list(
      "nguồn của từng chỉ tiêu",
      record<Item<ReportView["evidence"]["indicators"]>>("một chỉ tiêu", {
        indicator: as("chỉ tiêu", indicatorShape),
        numbers: value("các số, ví dụ 1-12, 15"),
      }),
    ),
  }),
  changes: record<NonNullable<ReportView["changes"]>>("thay đổi so với báo cáo trước (--since); trống khi không nêu", {
    asOf: value("ngày tính của báo cáo trước"),
    basis: value("loại số liệu của báo cáo trước"),
    draft: value("báo cáo trước là dự thảo"),
    rows: list(
      "các chỉ tiêu đã thay đổi",
      record<Item<NonNullable<ReportView["changes"]>["rows"]>>("một chỉ tiêu", {
        indicator: as("chỉ tiêu", indicatorShape),
        before: value("kết quả ở báo cáo trước"),
        beforeCode: value("mã tra cứu"),
        differenceCode: value("mã tra cứu của số tăng, giảm"),
        difference: value("tăng, giảm"),
        ratingBefore: value("đánh giá ở báo cáo trước"),
        coverageBefore: value("đơn vị có số liệu/phải có ở báo cáo trước"),
        coverageCode: value("mã tra cứu"),
      }),
    ),
    gone: list(
      "chỉ tiêu không còn trong báo cáo này",
      record<Item<NonNullable<ReportView["changes"]>["gone"]>>("một chỉ tiêu", {
        code: value("mã"),
        name: value("tên"),
      }),
    ),
    unchanged: value("số chỉ tiêu không thay đổi"),
  }),
  contents: value("bản dài, có mục lục"),
  codes: record<ReportView["codes"]>("nghĩa của các mã tra cứu", {
    suffixes: list("sau mã chỉ tiêu", codeShape),
    counts: list("các số đếm", codeShape),
  }),
  annexes: record<ReportView["annexes"]>("số La Mã của các phụ lục không phải lúc nào cũng có; trống khi không có", {
    rankings: value("xếp thứ tự"),
    evidence: value("nguồn, minh chứng"),
    changes: value("thay đổi so với báo cáo trước"),
  }),
});
