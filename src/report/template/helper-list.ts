/**
 * What each helper does, for the officer: the one source of `tonghop template list`, of the check of templates and of
 * docs/mau-bao-cao.md. Every example runs on the sample view (test/report/helper-list.test.ts).
 */

/** What an argument may be; `?` after it: may be left out; `…`: any number of it. */
export type ParameterKind = "value" | "list" | "texts" | "indicator" | "target" | "cell" | "unitRow" | "any";
export type Parameter = ParameterKind | `${ParameterKind}?` | `${ParameterKind}…`;

export interface DescribedHelper {
  name: string;
  about: string;
  parameters: Parameter[];
  example: string;
  /** `list`: gives part of its first argument, for #each; a text, number or truth otherwise. */
  gives?: "list";
}

const h = (
  name: string,
  parameters: Parameter[],
  about: string,
  example: string,
  gives?: DescribedHelper["gives"],
): DescribedHelper => ({ name, about, parameters, example, ...(gives && { gives }) });

const each = (inner: string) => `{{#each (first targets.indicators 1)}}${inner}{{/each}}`;

export const describedHelpers: DescribedHelper[] = [
  h(
    "number",
    ["value", "value"],
    "số với số chữ số thập phân cho trước; trống thì in “-”",
    "{{number submission.answered 0}}",
  ),
  h("percent", ["value"], "số phần trăm, một chữ số thập phân", "{{percent submission.share}}"),
  h("count", ["value"], "số đếm trong câu, dưới 10 có số 0 đứng trước", "{{count targets.missed}}"),
  h("quantity", ["value", "value", "value"], "số kèm đơn vị tính", '{{quantity targets.set "chỉ tiêu" 0}}'),
  h("valueCell", ["indicator"], "kết quả của chỉ tiêu, để trong bảng", each("{{valueCell this}}")),
  h("previousCell", ["indicator"], "kết quả năm trước, để trong bảng", each("{{previousCell this}}")),
  h("numeratorCell", ["indicator"], "tử số của chỉ tiêu tỷ lệ", each("{{numeratorCell this}}")),
  h("denominatorCell", ["indicator"], "mẫu số của chỉ tiêu tỷ lệ", each("{{denominatorCell this}}")),
  h("coverageCell", ["any"], "số đơn vị có số liệu/số đơn vị phải có", each("{{coverageCell this}}")),
  h(
    "traced",
    ["value", "value"],
    "chữ có số bên trong, kèm mã tra cứu (mã, chữ)",
    "{{#each (first narrative.strengths.shown 1)}}{{traced code this.text}}{{/each}}",
  ),
  h("natural", ["value"], "số với vừa đủ chữ số thập phân", "{{natural minCoverage}}"),
  h(
    "cell",
    ["cell"],
    "ô của bảng số liệu theo đơn vị",
    "{{#each (first matrix.lists 1)}}{{#each (first rows 1)}}{{cell this.cell}}{{/each}}{{/each}}",
  ),
  h("mm", ["value"], "bề rộng cột tính bằng mm (chỉ dùng trong mẫu HTML)", "{{mm 20}}"),
  h("share", ["value", "value"], "bề rộng một cột khi chia đều (chỉ dùng trong mẫu HTML)", "{{share 165 5}}"),

  h(
    "sentence",
    ["indicator", "value"],
    "câu đầy đủ về một chỉ tiêu, so với năm trước",
    each("{{sentence this @root.previousYear}}"),
  ),
  h("statement", ["indicator"], "kết quả của chỉ tiêu, thành lời", each("{{statement this}}")),
  h(
    "changePhrase",
    ["indicator", "value"],
    "tăng, giảm so với năm trước, thành lời",
    each("{{changePhrase this @root.previousYear}}"),
  ),
  h("changeCell", ["indicator"], "tăng, giảm so với năm trước, để trong bảng", each("{{changeCell this}}")),
  h(
    "differenceCell",
    ["any"],
    "tăng, giảm so với báo cáo trước, để trong bảng",
    "{{#with changes}}{{#each (first rows 1)}}{{differenceCell this}}{{/each}}{{/with}}",
  ),
  h(
    "planPhrase",
    ["target", "indicator"],
    "kế hoạch, thành lời",
    each("{{#if target}}{{planPhrase target this}}{{/if}}"),
  ),
  h("planCell", ["indicator"], "kế hoạch của chỉ tiêu, để trong bảng", each("{{planCell this}}")),
  h("targetPhrase", ["indicator"], "kết quả so với kế hoạch, thành lời", each("{{targetPhrase this}}")),
  h("achievementCell", ["indicator"], "phần trăm so với kế hoạch, để trong bảng", each("{{achievementCell this}}")),
  h("achievementPhrase", ["indicator"], "phần trăm so với kế hoạch, viết ngắn", each("{{achievementPhrase this}}")),
  h(
    "insufficientPhrase",
    ["indicator"],
    "vì sao chưa đánh giá được",
    "{{#each (first targets.insufficientOnes 1)}}{{insufficientPhrase this}}{{/each}}",
  ),
  h(
    "coveragePhrase",
    ["indicator"],
    "tỷ lệ đơn vị có số liệu, khi chưa đủ",
    "{{#each (first targets.insufficientOnes 1)}}{{coveragePhrase this}}{{/each}}",
  ),
  h(
    "referencePhrase",
    ["target", "indicator"],
    "mục tiêu tham chiếu, thành lời",
    "{{#each targets.indicators}}{{#each references}}{{referencePhrase this ..}}; {{/each}}{{/each}}",
  ),
  h(
    "reasonName",
    ["value"],
    "tên lý do chưa có số liệu",
    "{{#each (first notes.reasons 1)}}{{reasonName reason}}{{/each}}",
  ),
  h(
    "stateName",
    ["value"],
    "tên tình trạng gửi báo cáo",
    "{{#each (first submission.rows 1)}}{{stateName state}}{{/each}}",
  ),
  h(
    "unitRemark",
    ["unitRow"],
    "ghi chú về bản nộp của đơn vị",
    "{{#each submission.rows}}{{unitRemark this}}{{/each}}",
  ),
  h(
    "unitList",
    ["texts", "value?"],
    "tên các đơn vị, quá số cho trước thì ghi “và … đơn vị khác”",
    "{{unitList submission.missingUnits 5}}",
  ),
  h(
    "clause",
    ["value", "value?"],
    "dấu phẩy và cụm từ, hoặc không gì cả khi cụm từ trống",
    "{{clause (trimEnd archive)}}",
  ),

  h("date", ["value"], "ngày dạng 05/12/2026", "{{date asOf}}"),
  h(
    "day",
    ["value", "value"],
    "ngày của một thời điểm, theo múi giờ",
    "{{#each (first submission.rows 1)}}{{day receivedAt @root.timezone}}{{/each}}",
  ),
  h(
    "longDate",
    ["value", "value", "value"],
    "ngày … tháng … năm …; chưa có ngày thì để trống",
    "{{longDate this.date dateMonth dateYear}}",
  ),

  h("decapitalised", ["value"], "bỏ viết hoa đầu câu", "{{decapitalised basis}}"),
  h("upper", ["value"], "viết hoa toàn bộ", "{{upper issuer.name}}"),
  h("concat", ["value…"], "nối các chữ", '{{concat "Phụ lục năm " year}}'),
  h("trimEnd", ["value"], "bỏ dấu câu ở cuối", "{{trimEnd heading}}"),
  h("join", ["texts", "value?"], "nối một danh sách, mặc định bằng dấu phẩy", '{{join issuer.signer "; "}}'),
  h("roman", ["value"], "số La Mã", "{{#each sections}}{{roman (next @index)}} {{/each}}"),
  h("letter", ["value"], "chữ cái theo thứ tự a, b, c, d, đ", "{{#each sections}}{{letter (next @index)}} {{/each}}"),
  h("next", ["value"], "cộng 1; dùng với @index để đánh số", "{{#each sections}}{{next @index}} {{/each}}"),
  h("plus", ["value", "value"], "cộng hai số", "{{plus year 5}}"),
  h("gap", ["value"], "khoảng trống để điền bằng tay", "Số:{{gap 8}}/{{symbol}}"),
  h(
    "first",
    ["list", "value"],
    "các mục đầu của danh sách",
    "{{#each (first targets.missedOnes 3)}}{{n}} {{/each}}",
    "list",
  ),
  h("beyond", ["list", "value"], "số mục còn lại sau các mục đầu", "{{beyond targets.indicators 3}}"),
  h(
    "eq",
    ["any", "any"],
    "bằng nhau; dùng trong #if",
    '{{#each (first targets.indicators 1)}}{{#if (eq rating "met")}}đạt{{else}}khác{{/if}}{{/each}}',
  ),
  h("gt", ["value", "value"], "lớn hơn; dùng trong #if", "{{#if (gt targets.missed 3)}}nhiều{{else}}ít{{/if}}"),
  h(
    "either",
    ["any…"],
    "có ít nhất một; dùng trong #if",
    "{{#if (either draft illustrative)}}chưa chính thức{{else}}chính thức{{/if}}",
  ),
];

export interface DescribedBlock {
  name: string;
  about: string;
  example: string;
}

export const describedBlocks: DescribedBlock[] = [
  {
    name: "each",
    about: "lặp với từng mục của danh sách; @index, @first, @last, this",
    example: "{{#each recipients}}- {{trimEnd this}};{{/each}}",
  },
  {
    name: "if",
    about: "chỉ in khi có (khác 0, khác trống)",
    example:
      "{{#if targets.missed}}Còn {{count targets.missed}} chỉ tiêu không đạt.{{else}}Mọi chỉ tiêu đều đạt.{{/if}}",
  },
  { name: "unless", about: "chỉ in khi không có", example: "{{#unless draft}}Bản chính thức{{/unless}}" },
  { name: "with", about: "đi vào một nhóm trường", example: "{{#with submission}}{{sent}}/{{expected}}{{/with}}" },
];
