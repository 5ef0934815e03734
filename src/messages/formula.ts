/** What is wrong with a formula of the definition, and what to do. */
export const formulaMessages = {
  "formula.empty": {
    vi: "Công thức trống. Viết công thức, ví dụ SUM(TC02_HT)/SUM(TC02_GIAO)*100.",
    en: "The formula is empty. Write one, such as SUM(TC02_HT)/SUM(TC02_GIAO)*100.",
  },
  "formula.too_long": {
    vi: "Công thức dài {have} ký tự, Excel chỉ nhận {most}. Tách thành nhiều chỉ tiêu hoặc quy tắc.",
    en: "The formula has {have} characters, Excel takes {most}. Split it into several indicators or rules.",
  },
  "formula.too_deep": {
    vi: "Công thức lồng quá {most} cấp. Bớt ngoặc và dấu, thay chuỗi phép cộng dài bằng SUM, hoặc tách công thức.",
    en: "The formula is nested more than {most} levels deep. Use fewer parentheses and signs, SUM for a long chain of additions, or split it.",
  },
  "formula.incomplete": {
    vi: "Công thức kết thúc giữa chừng. Viết nốt vế sau dấu phép tính cuối.",
    en: "The formula ends too early. Write what follows the last operator.",
  },
  "formula.unclosed_parenthesis": {
    vi: "Ngoặc mở ở đây chưa được đóng. Thêm dấu “)”.",
    en: "The parenthesis opened here is not closed. Add “)”.",
  },
  "formula.unclosed_text": {
    vi: 'Đoạn chữ mở ở đây chưa được đóng. Thêm dấu nháy kép ("); dấu nháy bên trong phải viết hai lần ("").',
    en: 'The text opened here is not closed. Add a double quote ("); a quote inside is written twice ("").',
  },
  "formula.unexpected": {
    vi: "Không hiểu “{text}” ở chỗ này. Xóa đi hoặc viết lại đoạn này.",
    en: "“{text}” makes no sense here. Remove it or write this part again.",
  },
  "formula.operator_missing": {
    vi: "Thiếu phép tính trước “{text}”. Thêm dấu + - * / hoặc dấu phẩy; tên hàm phải viết liền với ngoặc.",
    en: "An operator is missing before “{text}”. Add + - * / or a comma; a function's name touches its parenthesis.",
  },
  "formula.semicolon": {
    vi: "Các đối số ngăn nhau bằng dấu phẩy (,), không phải dấu chấm phẩy (;).",
    en: "Arguments are separated by commas (,), not semicolons (;).",
  },
  "formula.comma": {
    vi: "Dấu phẩy chỉ dùng để ngăn các đối số của hàm. Số thập phân viết bằng dấu chấm, ví dụ 0.5.",
    en: "A comma only separates the arguments of a function. Write decimals with a point, such as 0.5.",
  },
  "formula.cell_reference": {
    vi: "“{text}” là địa chỉ ô. Công thức chỉ dùng mã số liệu; mã trùng địa chỉ ô phải thêm hậu tố, ví dụ {text}_TS.",
    en: "“{text}” is a cell address. Formulas use codes of data elements only; a code that looks like a cell needs a suffix, such as {text}_TS.",
  },
  "formula.sheet_reference": {
    vi: "“{text}” chỉ đến một trang tính hoặc tệp khác. Dùng mã số liệu thay cho địa chỉ.",
    en: "“{text}” points to a sheet or another file. Use the code of a data element instead.",
  },
  "formula.table_reference": {
    vi: "“{text}” chỉ đến bảng của Excel. Dùng mã cột của danh sách thay cho tên bảng.",
    en: "“{text}” points to an Excel table. Use the code of a roster's column instead.",
  },
  "formula.reference_operator": {
    vi: "Không dùng “{operator}” trong công thức: mỗi mã đã là trọn một ô hoặc một cột. Dùng hàm như SUM, SUMIFS để gộp.",
    en: "“{operator}” is not used in formulas: each code is already a whole cell or column. Combine them with functions such as SUM, SUMIFS.",
  },
  "formula.array_constant": {
    vi: "Không dùng mảng trong ngoặc nhọn. Viết thành nhiều phép so sánh hoặc nhiều SUMIFS cộng lại.",
    en: "Arrays in braces are not used. Write several comparisons, or several SUMIFS added up.",
  },
  "formula.error_literal": {
    vi: "Không viết giá trị lỗi “{text}” trong công thức. Bỏ đi, hoặc dùng IFERROR để xử lý lỗi.",
    en: "The error value “{text}” is not written in a formula. Remove it, or handle errors with IFERROR.",
  },
  "formula.number_too_large": {
    vi: "Số “{text}” lớn hơn mức Excel tính được. Đổi sang đơn vị lớn hơn, ví dụ triệu đồng.",
    en: "The number “{text}” is larger than Excel can hold. Use a larger unit, such as million đồng.",
  },
  "formula.text_too_long": {
    vi: "Đoạn chữ dài {have} ký tự, Excel chỉ nhận {most} ký tự trong công thức. Rút ngắn, hoặc nối nhiều đoạn bằng &.",
    en: "The text has {have} characters, Excel takes {most} in a formula. Shorten it, or join several with &.",
  },
  "formula.function_not_allowed": {
    vi: "Không dùng được hàm “{function}”. Dùng các hàm liệt kê trong tài liệu (SUM, SUMIFS, IF, ROUND…), tên tiếng Anh.",
    en: "The function “{function}” is not available. Use those listed in the documentation (SUM, SUMIFS, IF, ROUND…).",
  },
  "formula.argument_count": {
    vi: "Hàm {function} cần {want} đối số, đang có {have}. Thêm hoặc bớt đối số.",
    en: "{function} takes {want} arguments and has {have}. Add or remove some.",
  },
  "formula.argument_empty": {
    vi: "Hàm {function} có đối số bỏ trống. Viết rõ giá trị hoặc bỏ dấu phẩy thừa.",
    en: "{function} has an empty argument. Write its value or remove the extra comma.",
  },
  "formula.name_needed": {
    vi: "Đối số thứ {index} của {function} phải là một mã số liệu, không phải phép tính. Muốn tính từng dòng thì dùng SUMPRODUCT.",
    en: "Argument {index} of {function} must be the code of a data element, not a computation. Compute row by row with SUMPRODUCT.",
  },
  "formula.if_in_sumproduct": {
    vi: 'Excel không tính {function} từng dòng bên trong SUMPRODUCT. Nhân với điều kiện, ví dụ SUMPRODUCT((LOAI="xa")*SO), hoặc dùng SUMIFS.',
    en: 'Excel does not compute {function} row by row inside SUMPRODUCT. Multiply by the condition, as in SUMPRODUCT((KIND="xa")*N), or use SUMIFS.',
  },
  "formula.decimal_criterion": {
    vi: 'Điều kiện “{text}” có số lẻ, mỗi máy đọc một khác tùy dấu thập phân. Ghép số bằng &, ví dụ ">"&1.5.',
    en: 'The criterion “{text}” has decimals, which each computer reads by its own decimal sign. Join the number with &, as in ">"&1.5.',
  },
  "formula.ratio_of": {
    vi: "Trong phép chia, {function} không giới hạn được theo các đơn vị có đủ số liệu. Viết lại bằng SUM, COUNTA, AVERAGE hoặc SUMIFS.",
    en: "In a division, {function} cannot be restricted to the units that gave every figure. Write it with SUM, COUNTA, AVERAGE or SUMIFS.",
  },
};
