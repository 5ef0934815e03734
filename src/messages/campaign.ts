/** What `check` says of a definition. */
export const campaignMessages = {
  "campaign.not_found": {
    vi: "Không thấy campaign.yaml trong {folder} và các thư mục cấp trên. Chạy `tonghop init THƯ_MỤC` để tạo, hoặc chỉ thư mục bằng --campaign.",
    en: "No campaign.yaml in {folder} or above. Make a working folder with `tonghop init DIR`, or name it with --campaign.",
  },
  "campaign.not_here": {
    vi: "Không có campaign.yaml trong {folder}. Kiểm tra lại --campaign, hoặc chạy `tonghop init` để tạo.",
    en: "There is no campaign.yaml in {folder}. Check --campaign, or make one with `tonghop init`.",
  },
  "campaign.invalid": {
    vi: "Định nghĩa kỳ đánh giá trong {folder} có {count} lỗi. Sửa các dòng nêu trên rồi chạy `tonghop check`.",
    en: "The campaign definition in {folder} has {count} errors. Mend the lines above and run `tonghop check`.",
  },
  "campaign.file_missing": {
    vi: "Thiếu tệp này. Chép lại từ định nghĩa gốc (`tonghop init`) hoặc tạo mới.",
    en: "The file is missing. Copy it from the original definition (`tonghop init`) or write it.",
  },
  "campaign.file_unreadable": {
    vi: "Không đọc được tệp ({detail}). Lưu lại tệp theo mã UTF-8.",
    en: "The file cannot be read ({detail}). Save it as UTF-8.",
  },
  "campaign.yaml": {
    vi: "Sai cú pháp YAML: {detail}. Kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy.",
    en: "Wrong YAML: {detail}. Check the indentation, colons and quotes.",
  },
  "campaign.unknown_key": {
    vi: "{path}: không có mục “{key}”. Bỏ đi hoặc sửa lại tên mục.",
    en: "{path}: there is no “{key}”. Remove it or mend its name.",
  },
  "campaign.shape": {
    vi: "{path}: {vi}. Sửa giá trị theo mô tả trong docs/dinh-nghia.md.",
    en: "{path}: {en}. Mend the value as docs/dinh-nghia.md describes.",
  },
  "campaign.yes_or_no": {
    vi: "Cột {column} ghi “{given}”. Ghi yes (có) hoặc no (không).",
    en: "Column {column} says “{given}”. Write yes or no.",
  },
  "campaign.missing": {
    vi: "Thiếu mục {path}. Bổ sung theo mô tả trong docs/dinh-nghia.md.",
    en: "{path} is missing. Add it as docs/dinh-nghia.md describes.",
  },
  "campaign.csv": {
    vi: "Sai cú pháp CSV: {detail}. Ô có dấu phẩy phải đặt trong dấu nháy kép.",
    en: "Wrong CSV: {detail}. Quote cells that hold a comma.",
  },
  "campaign.csv_column_missing": {
    vi: "Thiếu cột “{name}”. Dòng đầu phải có các cột: {columns}.",
    en: "Column “{name}” is missing. The first line must have: {columns}.",
  },
  "campaign.csv_column_unknown": {
    vi: "Không có cột “{name}”. Dòng đầu chỉ gồm các cột: {columns}.",
    en: "There is no column “{name}”. The first line has only: {columns}.",
  },
  "campaign.csv_width": {
    vi: "Dòng có {have} ô, cần {want}. Kiểm tra dấu phẩy và dấu nháy kép.",
    en: "The line has {have} cells, {want} are needed. Check commas and quotes.",
  },
  "campaign.bad_email": {
    vi: "“{email}” của {unit} không phải địa chỉ thư điện tử. Sửa trong cột email; nhiều địa chỉ cách nhau bằng dấu chấm phẩy.",
    en: "“{email}” of {unit} is no e-mail address. Mend it in the column email; separate several with semicolons.",
  },
  "campaign.key_twice": {
    vi: "{unit} và {other} có cùng khóa ký (rollupKey). Mỗi đơn vị một khóa: hỏi lại hai đơn vị rồi sửa.",
    en: "{unit} and {other} have the same rollupKey. Each unit has a key of its own: ask both, and mend it.",
  },
  "campaign.rollup_one_of": {
    vi: "Dòng tổng hợp lên cấp trên của {code} phải có đúng một trong ba mục: formula, numeratorOf, denominatorOf.",
    en: "The roll-up line of {code} needs exactly one of formula, numeratorOf and denominatorOf.",
  },
  "campaign.rollup_no_ratio": {
    vi: "Chỉ tiêu {code} không phải tỷ lệ nên không có tử số, mẫu số. Dùng formula.",
    en: "Indicator {code} is no ratio and has no sides. Use formula.",
  },
  "campaign.bad_day": {
    vi: "“{day}” ở cột {column} của {code} không phải ngày có thật. Viết dạng 2025-06-30 hoặc 30/6/2025, hoặc để trống.",
    en: "“{day}” in column {column} of {code} is no day of the calendar. Write 2025-06-30 or 30/6/2025, or leave it empty.",
  },
  "campaign.days_order": {
    vi: "{code}: ngày bắt đầu (validFrom) {from} sau ngày kết thúc (validTo) {to}. Sửa một trong hai.",
    en: "{code} begins (validFrom) on {from}, after it ends (validTo) on {to}. Mend one of them.",
  },
  "campaign.successor_of_living": {
    vi: "{code} có đơn vị tiếp nhận (successor) {successor} nhưng chưa ghi ngày kết thúc. Ghi validTo, hoặc bỏ trống successor.",
    en: "{code} has a successor, {successor}, but does not end. Write validTo, or leave successor empty.",
  },
  "campaign.successor_circle": {
    vi: "Đơn vị tiếp nhận (successor) đi vòng: {chain}. Bỏ một successor trong vòng này.",
    en: "Successors in a circle: {chain}. Take one successor out of it.",
  },
  "campaign.successor_absent": {
    vi: "{code} ({name}): đơn vị tiếp nhận {successor} không tồn tại vào ngày {day}, là ngày sau khi {code} kết thúc. Sửa validFrom, validTo của {successor}, validTo của {code}, hoặc chọn successor khác.",
    en: "{code} ({name}): its successor {successor} does not exist on {day}, the day after {code} ends. Mend validFrom or validTo of {successor}, validTo of {code}, or name another successor.",
  },
  "campaign.successor_ended": {
    vi: "{code}: đơn vị tiếp nhận {successor} cũng đã kết thúc ngày {day} mà không có đơn vị tiếp nhận. Ghi successor cho {successor}, hoặc bỏ trống successor của {code} nếu không còn đơn vị nào.",
    en: "{code}: its successor {successor} ended on {day} itself, without a successor. Give {successor} one, or leave the successor of {code} empty if there is no unit any more.",
  },
  "campaign.ended_named": {
    vi: "Đơn vị {code} ({name}) đã kết thúc ngày {day} nên không được nêu ở đây.{hint} Thay bằng đơn vị còn hoạt động hoặc bỏ đi.",
    en: "Unit {code} ({name}) ended on {day}, so it cannot be named here.{hint} Name a unit that exists, or take it out.",
  },
  "campaign.ended_parent": {
    vi: "Cơ quan chủ quản {code} ({name}) của {unit} đã kết thúc ngày {day}.{hint} Sửa cột parent thành tên cơ quan chủ quản hiện nay.",
    en: "The parent {code} ({name}) of {unit} ended on {day}.{hint} Write the name of today's parent.",
  },
  "campaign.history_not_summed": {
    vi: "{unit} ({name}) tiếp nhận đơn vị khác: {count} số năm trước không cộng được, nên để trống và không so sánh: {list}. Trong ngoặc là đơn vị còn thiếu số; nếu năm trước không phát sinh thì thêm dòng giá trị 0 vào history.csv; nếu đơn vị chưa có vào hạn nộp năm trước thì ghi validFrom. Không có ngoặc: loại số liệu không cộng được.",
    en: "{unit} ({name}) has taken over others: {count} figures of last year cannot be added up, so they stay empty and nothing is compared: {list}. In brackets: the units that have none; where there was nothing last year, add a line with 0 to history.csv; where the unit was not there when last year's answers were due, write validFrom. Without brackets: figures that are not to be added.",
  },
  "campaign.duplicate": {
    vi: "Mã “{code}” đã dùng ở trên. Mỗi mã chỉ dùng một lần, không phân biệt hoa thường.",
    en: "Code “{code}” stands above already. Each code is used once, whatever its case.",
  },
  "campaign.not_excel_name": {
    vi: "“{code}” không dùng làm tên trong Excel được (trùng địa chỉ ô hoặc từ khóa). Thêm hậu tố, ví dụ {code}_TS.",
    en: "Excel does not take “{code}” as a name (it is a cell or a word of its own). Add a suffix, such as {code}_TS.",
  },
  "campaign.reserved": {
    vi: "“{code}” trùng với tên dành riêng (UNIT_, PREV_, CT_, XCHECK_, HAS_…). Đổi mã khác.",
    en: "“{code}” clashes with a reserved name (UNIT_, PREV_, CT_, XCHECK_, HAS_…). Choose another.",
  },
  "campaign.unknown_reference": {
    vi: "Không có {what} “{code}”.{hint} Sửa lại mã hoặc khai báo thêm.",
    en: "There is no {what} “{code}”.{hint} Mend the code or declare it.",
  },
  "campaign.public_but_protected": {
    vi: "Số liệu “{code}” do {unit} báo cáo, thuộc loại đơn vị được bảo mật (protectedKinds), nên không được công khai riêng. Bỏ khỏi publicElements.",
    en: "“{code}” is reported by {unit}, whose kind is protected (protectedKinds), so it cannot be declared public. Remove it from publicElements.",
  },
  "campaign.unknown_name": {
    vi: "Công thức dùng tên “{name}” chưa khai báo.{hint}",
    en: "The formula uses “{name}”, which is not declared.{hint}",
  },
  "campaign.formula": {
    vi: "Công thức sai ở ký tự {at}: {vi}",
    en: "Wrong formula at character {at}: {en}",
  },
  "campaign.circular": {
    vi: "Chỉ tiêu tính vòng: {chain}. Bỏ một tham chiếu CT_ trong vòng này.",
    en: "Indicators in a circle: {chain}. Take one CT_ out of it.",
  },
  "campaign.circular_total": {
    vi: "Tổng tính vòng: {chain}. Bỏ một thành phần trong vòng này.",
    en: "Totals in a circle: {chain}. Take one part out of it.",
  },
  "campaign.nobody_reports": {
    vi: "“{code}” không có đơn vị nào báo cáo. Sửa reporters, hoặc đặt expected=yes cho đơn vị.",
    en: "Nobody reports “{code}”. Mend reporters, or set expected=yes for a unit.",
  },
  "campaign.nobody_counts": {
    vi: "“{code}” không có đơn vị nào được tính (countFrom không giao với reporters). Sửa countFrom.",
    en: "Nobody's figure counts for “{code}” (countFrom and reporters do not meet). Mend countFrom.",
  },
  "campaign.nothing_to_report": {
    vi: "Đơn vị {code} ({name}) phải gửi báo cáo nhưng không được giao số liệu nào. Giao số liệu hoặc đặt expected=no.",
    en: "Unit {code} ({name}) is expected but asked for nothing. Assign it something or set expected=no.",
  },
  "campaign.counted_twice": {
    vi: "“{code}” là một số của toàn địa bàn nhưng được tính từ {count} đơn vị ({units}). Chọn một đơn vị trong countFrom, đưa đơn vị còn lại vào crosscheckFrom.",
    en: "“{code}” is one figure for the whole area but counted from {count} units ({units}). Name one in countFrom, the others in crosscheckFrom.",
  },
  "campaign.parent_and_child": {
    vi: "“{code}” được tính từ cả {parent} và đơn vị trực thuộc {child}: có thể tính trùng. Ghi rõ phần không tính ở boundary, hoặc dùng countFrom.",
    en: "“{code}” is counted from {parent} and from its subordinate {child}: perhaps twice. State what is left out in boundary, or use countFrom.",
  },
  "campaign.counts_and_checks": {
    vi: "Với “{code}”, {unit} vừa được tính vừa để đối chiếu. Bỏ khỏi một trong hai danh sách.",
    en: "For “{code}”, {unit} both counts and only checks. Take it out of one list.",
  },
  "campaign.reporter_in_neither": {
    vi: "Với “{code}”, {unit} báo cáo nhưng không thuộc countFrom lẫn crosscheckFrom. Thêm vào một danh sách.",
    en: "For “{code}”, {unit} reports but stands in neither countFrom nor crosscheckFrom. Add it to one.",
  },
  "campaign.part_not_reported": {
    vi: "{unit} báo tổng “{total}” nhưng không báo thành phần “{part}”. Cho hai số liệu cùng reporters.",
    en: "{unit} reports the total “{total}” but not its part “{part}”. Give both the same reporters.",
  },
  "campaign.subset_without_rule": {
    vi: "“{code}” là một phần của “{whole}” nhưng chưa có quy tắc {code}<={whole}. Thêm vào rules.",
    en: "“{code}” is part of “{whole}” but no rule says {code}<={whole}. Add it to rules.",
  },
  "campaign.rule_never_applies": {
    vi: "Quy tắc {id}: điều kiện when không bao giờ đúng với miền giá trị của các số liệu, nên quy tắc không bao giờ được xét. Sửa hoặc bỏ.",
    en: "Rule {id}: its when can never be true over the ranges of the elements, so it never applies. Mend or drop it.",
  },
  "campaign.rule_never_passes": {
    vi: "Quy tắc {id} không bao giờ đạt với miền giá trị của các số liệu: đơn vị nào cũng bị báo. Sửa công thức hoặc miền giá trị.",
    en: "Rule {id} can never pass over the ranges of the elements: every unit will be told. Mend the formula or the ranges.",
  },
  "campaign.rule_never_fails": {
    vi: "Quy tắc {id} luôn đạt với miền giá trị của các số liệu nên không phát hiện được gì. Sửa hoặc bỏ.",
    en: "Rule {id} always passes over the ranges of the elements, so it finds nothing. Mend or drop it.",
  },
  "campaign.rule_follows": {
    vi: "Quy tắc {id} suy ra được từ {others}: cùng một lỗi sẽ báo nhiều lần. Cân nhắc bỏ.",
    en: "Rule {id} follows from {others}: one mistake will be told more than once. Consider dropping it.",
  },
  "campaign.rules_undecided": {
    vi: "{count} quy tắc chưa kết luận được là có lúc đạt, có lúc không đạt (thử trên số liệu mẫu chưa thấy đủ hai kết quả): {list}.",
    en: "{count} rules for which samples showed no passing or no failing case, so that nothing is decided about them: {list}.",
  },
  "campaign.each_of_none": {
    vi: "Quy tắc {id}: không có số liệu nào thuộc loại, nhóm nêu ở each.",
    en: "Rule {id}: no element is of the types and groups given in each.",
  },
  "campaign.rows_of_no_roster": {
    vi: "Quy tắc {id} xét từng dòng nên công thức phải dùng cột của đúng một danh sách.",
    en: "Rule {id} judges rows, so its formula must use the columns of exactly one roster.",
  },
  "campaign.rule_for_nobody": {
    vi: "Không đơn vị nào có đủ các số liệu trong quy tắc {id} ({names}). Đặt scope: campaign và dùng SUM(), hoặc sửa tên.",
    en: "No unit holds all names of rule {id} ({names}). Set scope: campaign and use SUM(), or mend the names.",
  },
  "campaign.contradiction": {
    vi: "Quy tắc {id} trái với quy tắc {other}: không số liệu nào thỏa cả hai. Bỏ hoặc sửa một quy tắc.",
    en: "Rule {id} contradicts rule {other}: no figures satisfy both. Remove or mend one.",
  },
  "campaign.key_not_a_column": {
    vi: "Danh sách {code}: cột khóa “{key}” không có trong columns.",
    en: "Roster {code}: its key “{key}” is not among the columns.",
  },
  "campaign.list_missing": {
    vi: "Cột “{code}” kiểu list phải có danh sách giá trị (list), cột kiểu khác thì không.",
    en: "A list column needs its values (list) and no other column has them: “{code}”.",
  },
  "campaign.range_without_high": {
    vi: "Chỉ tiêu kế hoạch dạng range của {indicator} phải có high lớn hơn value.",
    en: "The range target of {indicator} needs a high above its value.",
  },
  "campaign.two_targets": {
    vi: "{indicator} có hai mục tiêu được đánh giá cho năm {year}. Chỉ giữ một.",
    en: "{indicator} has two rated targets for {year}. Keep one.",
  },
  "campaign.target_other_year": {
    vi: "Mục tiêu được đánh giá của {indicator} là của năm {target}, kỳ này là {year}. Đặt status: reference hoặc sửa năm.",
    en: "The rated target of {indicator} is for {target}, the campaign is {year}. Set status: reference or mend the year.",
  },
  "campaign.history_value": {
    vi: "Số năm trước của {unit}, {element}: “{value}” không đúng kiểu của số liệu này (số viết liền, dấu chấm thập phân; không âm; Có hoặc Không). Sửa lại.",
    en: "Last year's {element} of {unit}: “{value}” is not of the element's kind (plain digits with a decimal point; not negative; Có or Không). Mend it.",
  },
  "campaign.history_basis": {
    vi: "Không có thời kỳ số liệu “{basis}”. Dùng một mã trong basis.choices hoặc illustrative.",
    en: "There is no data basis “{basis}”. Use a code of basis.choices, or illustrative.",
  },
  "campaign.history_twice": {
    vi: "Số năm trước của {unit}, {element} đã có ở trên. Giữ một dòng.",
    en: "Last year's {element} of {unit} stands above already. Keep one line.",
  },
  "campaign.sheet_twice": {
    vi: "Tên trang tính “{name}” đã dùng. Đổi tên khác, không phân biệt hoa thường.",
    en: "The sheet name “{name}” is taken. Choose another, whatever its case.",
  },
  "campaign.total_of_texts": {
    vi: "“{code}” cộng “{part}”, không phải số. Chỉ cộng các số liệu kiểu số.",
    en: "“{code}” adds up “{part}”, which is no number. Add up numbers only.",
  },
  "campaign.too_many_rules": {
    vi: "Các quy tắc về “{code}” quá dài, Excel không chứa được trong một ô. Rút gọn lời nhắn hoặc tách sang số liệu khác.",
    en: "The rules about “{code}” are too long for one Excel cell. Shorten their messages or move some to another element.",
  },
  "campaign.history_not_asked": {
    vi: "Số năm trước của {unit}, {element}: đơn vị này không báo số liệu đó. Bỏ dòng này.",
    en: "Last year's {element} of {unit}: the unit is not asked for it. Remove the line.",
  },
  "campaign.deadline_order": {
    vi: "Thứ tự hạn phải là due ≤ lateAfter ≤ ministry.",
    en: "Deadlines must be in the order due ≤ lateAfter ≤ ministry.",
  },
  "campaign.two_assignee_meanings": {
    vi: "“{code}” vừa là mã đơn vị vừa là mã nhóm. Đổi một trong hai.",
    en: "“{code}” is both a unit and a group. Rename one.",
  },
  "campaign.illustrative_targets": {
    vi: "{count} mục tiêu là số minh họa, cần thay bằng mục tiêu được giao: {list}.",
    en: "{count} targets are made up; replace them with the assigned ones: {list}.",
  },
  "campaign.illustrative_history": {
    vi: "{count} số năm trước là số minh họa, cần thay bằng số chính thức.",
    en: "{count} values of last year are made up; replace them with official ones.",
  },
  "campaign.did_you_mean": { vi: " Có phải “{name}”?", en: " Did you mean “{name}”?" },
  "campaign.what_group": { vi: "nhóm số liệu", en: "group of elements" },
  "campaign.what_section": { vi: "mục báo cáo", en: "section" },
  "campaign.what_assignee": { vi: "nhóm đơn vị hoặc đơn vị", en: "group of units or unit" },
  "campaign.what_element": { vi: "số liệu", en: "data element" },
  "campaign.what_indicator": { vi: "chỉ tiêu", en: "indicator" },
  "campaign.what_kind": { vi: "loại đơn vị", en: "kind of unit" },
  "campaign.what_unit": { vi: "đơn vị", en: "unit" },
  "campaign.what_unitGroup": { vi: "nhóm đơn vị", en: "group of units" },
  "campaign.what_basis": { vi: "thời kỳ số liệu", en: "basis of data" },
  "campaign.what_name": { vi: "tên trong công thức", en: "name in the formula" },
};
