/**
 * The form of an official document after Nghị định 30/2020/NĐ-CP, Phụ lục I, as data: the page, the styles, and which
 * class of the templates is set in which style. To change how the report looks, change this file only.
 */

/** Millimetres. The decree: top and bottom 20–25, left 30–35, right 15–20; page numbers in the top margin. */
export const page = {
  width: 210,
  height: 297,
  margin: { top: 20, bottom: 20, left: 30, right: 15, header: 10, footer: 10 },
} as const;

/** Across, the binding edge of 30 mm is still on the left, so that the text is 252 mm wide. */
export const textWidth = {
  portrait: page.width - page.margin.left - page.margin.right,
  landscape: page.height - page.margin.left - page.margin.right,
} as const;

export const font = "Times New Roman";
export const language = "vi-VN";
/** Points. */
export const bodySize = 14;

export interface FormStyle {
  id: string;
  /** As Word lists it: without a comma, which would part it into two names. */
  name: string;
  /** CSS selector of what stands in this style in a template. */
  selector: string;
  /** Points; 14 unless given. */
  size?: number;
  bold?: boolean;
  italic?: boolean;
  align?: "left" | "center" | "right" | "justify";
  /** Points before and after the paragraph. */
  before?: number;
  after?: number;
  /** Multiple of a single line. */
  line?: number;
  /** Millimetres. */
  firstLine?: number;
  left?: number;
  right?: number;
  hanging?: number;
  keepNext?: boolean;
  keepLines?: boolean;
  /** Level in the outline of Word: 1 for I., 2 for 1., 3 for a). */
  outline?: 1 | 2 | 3;
  /** A drawn line instead of text: a paragraph one point high with a border between its indents. */
  rule?: boolean;
}

const body = { align: "justify", after: 6, line: 1.1, firstLine: 12.7 } as const;
const heading = { ...body, before: 3, bold: true, keepNext: true, keepLines: true } as const;
/** A letter is to fit one page: the smaller of the two sizes that the decree leaves open. */
const letter = { size: 13, line: 1 } as const;
const addressee = { ...letter, left: 6, hanging: 3 } as const;
const centred = { align: "center" } as const;
const cell = { size: 12, before: 1, after: 1 } as const;
/** Wide tables. The codes and names over their columns are smaller, or eight columns would not fit. */
const smallCell = { size: 11, before: 0.5, after: 0.5 } as const;

/** The receipt has one page for what fills a workbook. */
const tightCell = { size: 8, before: 0, after: 0 } as const;

/** A line `length` mm long in the middle of `space` mm. */
const rule = (space: number, length: number) =>
  ({ rule: true, size: 1, left: (space - length) / 2, right: (space - length) / 2 }) as const;

export const styles: FormStyle[] = [
  // The head: left column 68 mm, right column 97 mm (templates/partials/head.hbs).
  { id: "CoQuanChuQuan", name: "Cơ quan chủ quản", selector: "p.co-quan-chu-quan", size: 12, ...centred },
  { id: "CoQuanBanHanh", name: "Cơ quan ban hành", selector: "p.co-quan-ban-hanh", size: 12, bold: true, ...centred },
  { id: "GachCoQuan", name: "Gạch dưới cơ quan", selector: "p.gach-co-quan", ...rule(68, 26) },
  { id: "QuocHieu", name: "Quốc hiệu", selector: "p.quoc-hieu", size: 12, bold: true, ...centred },
  { id: "TieuNgu", name: "Tiêu ngữ", selector: "p.tieu-ngu", size: 13, bold: true, ...centred },
  { id: "GachTieuNgu", name: "Gạch dưới tiêu ngữ", selector: "p.gach-tieu-ngu", ...rule(97, 57) },
  { id: "SoKyHieu", name: "Số và ký hiệu", selector: "p.so-ky-hieu", size: 13, before: 6, ...centred },
  {
    id: "DiaDanhNgay",
    name: "Địa danh và ngày tháng",
    selector: "p.dia-danh-ngay",
    size: 13,
    italic: true,
    before: 6,
    ...centred,
  },
  {
    id: "TenLoai",
    name: "Tên loại văn bản",
    selector: "p.ten-loai",
    bold: true,
    before: 18,
    keepNext: true,
    ...centred,
  },
  { id: "TrichYeu", name: "Trích yếu", selector: "p.trich-yeu", bold: true, keepNext: true, ...centred },
  { id: "GachTrichYeu", name: "Gạch dưới trích yếu", selector: "p.gach-trich-yeu", ...rule(165, 55), after: 14 },

  // A letter: its subject under the number, no kind; whom it goes to
  {
    id: "TrichYeuCongVan",
    name: "Trích yếu công văn",
    selector: "p.trich-yeu-cong-van",
    size: 12,
    before: 3,
    ...centred,
  },
  { id: "KinhGui", name: "Kính gửi", selector: "p.kinh-gui", ...letter, before: 14, after: 12, ...centred },
  {
    id: "KinhGuiBenTrai",
    name: "Kính gửi bên trái",
    selector: "p.kinh-gui-ben-trai",
    ...letter,
    before: 12,
    align: "right",
  },
  { id: "KinhGuiDau", name: "Kính gửi: nơi đầu", selector: "p.kinh-gui-dau", ...addressee, before: 12 },
  { id: "KinhGuiNoi", name: "Kính gửi: nơi", selector: "p.kinh-gui-noi", ...addressee },
  { id: "KinhGuiCuoi", name: "Kính gửi: nơi cuối", selector: "p.kinh-gui-cuoi", ...addressee, after: 10 },
  { id: "NoiDungCongVan", name: "Nội dung công văn", selector: "p.noi-dung-cong-van", ...body, ...letter },
  {
    id: "KetThucCongVan",
    name: "Kết thúc công văn",
    selector: "p.ket-thuc-cong-van",
    ...body,
    ...letter,
    keepNext: true,
    keepLines: true,
    after: 12,
  },

  // The text
  { id: "CanCu", name: "Căn cứ", selector: "p.can-cu", ...body, italic: true },
  { id: "NoiDung", name: "Nội dung", selector: "p.noi-dung", ...body },
  { id: "GachDauDong", name: "Gạch đầu dòng", selector: "p.gach-dau-dong", ...body },
  { id: "KetThuc", name: "Kết thúc", selector: "p.ket-thuc", ...body, keepNext: true, keepLines: true, after: 12 },
  { id: "MucLaMa", name: "Mục I", selector: "p.muc-la-ma", ...heading, outline: 1 },
  { id: "MucSo", name: "Mục 1", selector: "p.muc-so", ...heading, outline: 2 },
  { id: "MucChu", name: "Mục a", selector: "p.muc-chu", ...heading, bold: false, outline: 3 },

  {
    id: "MucLuc",
    name: "Mục lục",
    selector: "p.muc-luc",
    bold: true,
    before: 12,
    after: 8,
    keepNext: true,
    ...centred,
  },
  { id: "MucLucPhuLuc", name: "Mục lục: phụ lục", selector: "p.muc-luc-phu-luc", after: 3 },

  // The foot
  {
    id: "NoiNhanTieuDe",
    name: "Nơi nhận: tiêu đề",
    selector: "p.noi-nhan-tieu-de",
    size: 12,
    bold: true,
    italic: true,
  },
  { id: "NoiNhan", name: "Nơi nhận", selector: "p.noi-nhan", size: 11 },
  { id: "ChuKy", name: "Chữ ký", selector: "p.chu-ky", bold: true, ...centred },
  { id: "ChoKy", name: "Chỗ ký", selector: "p.cho-ky", before: 80, ...centred },

  // Annexes
  { id: "PhuLucSo", name: "Phụ lục: số", selector: "p.phu-luc-so", bold: true, keepNext: true, outline: 1, ...centred },
  { id: "PhuLucTen", name: "Phụ lục: tên", selector: "p.phu-luc-ten", bold: true, keepNext: true, ...centred },
  {
    id: "PhuLucKem",
    name: "Phụ lục: kèm theo",
    selector: "p.phu-luc-kem",
    italic: true,
    keepNext: true,
    after: 8,
    ...centred,
  },
  {
    id: "MucBang",
    name: "Mục của phụ lục",
    selector: "p.muc-bang",
    size: 13,
    bold: true,
    before: 8,
    after: 4,
    keepNext: true,
    outline: 2,
  },

  // Tables and charts
  {
    id: "TenBang",
    name: "Tên bảng",
    selector: "p.ten-bang",
    size: 13,
    bold: true,
    before: 6,
    after: 4,
    keepNext: true,
    ...centred,
  },
  {
    id: "TenBangTrai",
    name: "Tên bảng bên trái",
    selector: "p.ten-bang-trai",
    size: 12,
    bold: true,
    before: 8,
    after: 4,
    keepNext: true,
    outline: 3,
  },
  {
    id: "TenBangNghieng",
    name: "Tên bảng nghiêng",
    selector: "p.ten-bang-nghieng",
    size: 12,
    bold: true,
    italic: true,
    before: 4,
    after: 2,
    keepNext: true,
  },
  {
    id: "TenHinh",
    name: "Tên biểu đồ",
    selector: "p.ten-hinh",
    size: 13,
    italic: true,
    before: 2,
    after: 10,
    keepLines: true,
    ...centred,
  },
  {
    id: "GhiChu",
    name: "Ghi chú",
    selector: "p.ghi-chu",
    size: 12,
    italic: true,
    before: 4,
    after: 6,
    align: "justify",
  },
  { id: "YKien", name: "Ý kiến đơn vị", selector: "p.y-kien", size: 12, after: 3, align: "justify", left: 5 },
  { id: "BangDau", name: "Bảng: đầu", selector: "table.bang th", ...cell, bold: true, keepNext: true, ...centred },
  { id: "BangChu", name: "Bảng: chữ", selector: "table.bang td", ...cell },
  { id: "BangSo", name: "Bảng: số", selector: "table.bang td.so", ...cell, align: "right" },
  { id: "BangGiua", name: "Bảng: giữa", selector: "table.bang td.giua", ...cell, ...centred },
  { id: "BangNhom", name: "Bảng: nhóm", selector: "table.bang td.nhom", ...cell, bold: true, keepNext: true },
  {
    id: "BangNhomGiua",
    name: "Bảng: nhóm ở giữa",
    selector: "table.bang td.nhom-giua",
    ...cell,
    bold: true,
    keepNext: true,
    ...centred,
  },
  {
    id: "BangNhomNghieng",
    name: "Bảng: nhóm nhỏ",
    selector: "table.bang td.nhom-nghieng",
    ...cell,
    bold: true,
    italic: true,
    keepNext: true,
  },
  {
    id: "BangNhoDau",
    name: "Bảng nhỏ: đầu",
    selector: "table.nho.bang th",
    ...smallCell,
    bold: true,
    keepNext: true,
    ...centred,
  },
  {
    id: "BangNhoMa",
    name: "Bảng nhỏ: mã",
    selector: "table.nho.bang th.ma",
    ...smallCell,
    size: 9,
    bold: true,
    keepNext: true,
    ...centred,
  },
  {
    id: "BangNhoTen",
    name: "Bảng nhỏ: tên cột",
    selector: "table.nho.bang th.ten",
    ...smallCell,
    size: 10,
    keepNext: true,
    ...centred,
  },
  { id: "BangNhoChu", name: "Bảng nhỏ: chữ", selector: "table.nho.bang td", ...smallCell },
  { id: "BangNhoSo", name: "Bảng nhỏ: số", selector: "table.nho.bang td.so", ...smallCell, align: "right" },
  {
    id: "BangNhoSoDam",
    name: "Bảng nhỏ: tổng",
    selector: "table.nho.bang td.so-dam",
    ...smallCell,
    bold: true,
    align: "right",
  },
  { id: "BangNhoGiua", name: "Bảng nhỏ: giữa", selector: "table.nho.bang td.giua", ...smallCell, ...centred },
  { id: "BangNhoNhom", name: "Bảng nhỏ: nhóm", selector: "table.nho.bang td.nhom", ...smallCell, bold: true },
  {
    id: "BangNhoNhomGiua",
    name: "Bảng nhỏ: nhóm ở giữa",
    selector: "table.nho.bang td.nhom-giua",
    ...smallCell,
    bold: true,
    ...centred,
  },
  {
    id: "BangNhoNhomNghieng",
    name: "Bảng nhỏ: nhóm nhỏ",
    selector: "table.nho.bang td.nhom-nghieng",
    ...smallCell,
    bold: true,
    italic: true,
    keepNext: true,
  },
  {
    id: "BangNhoDonVi",
    name: "Bảng nhỏ: đơn vị",
    selector: "table.nho.bang td.don-vi",
    ...smallCell,
    bold: true,
    keepNext: true,
  },
  // A template made in Word: the lines that hold tags only, and are gone from the report
  { id: "LenhMau", name: "Lệnh của mẫu", selector: "p.lenh", size: 9, italic: true },

  // The receipt: one page for what fills a workbook
  {
    id: "TenLoaiGon",
    name: "Tên loại gọn",
    selector: "p.ten-loai-gon",
    bold: true,
    before: 6,
    keepNext: true,
    ...centred,
  },
  {
    id: "TenBangGon",
    name: "Tên bảng gọn",
    selector: "p.ten-bang-gon",
    size: 11,
    bold: true,
    before: 4,
    after: 2,
    keepNext: true,
  },
  { id: "MucGon", name: "Mục gọn", selector: "p.muc-gon", size: 10, after: 1, align: "justify" },
  { id: "BangGonDau", name: "Bảng gọn: đầu", selector: "table.gon.bang th", ...tightCell, bold: true, ...centred },
  { id: "BangGonChu", name: "Bảng gọn: chữ", selector: "table.gon.bang td", ...tightCell },
  { id: "BangGonSo", name: "Bảng gọn: số", selector: "table.gon.bang td.so", ...tightCell, align: "right" },
  { id: "BangGonGiua", name: "Bảng gọn: giữa", selector: "table.gon.bang td.giua", ...tightCell, ...centred },
];

/** Paragraphs that no template writes: page number, marks on every page, the line that holds a chart. */
export const ownStyles: Omit<FormStyle, "selector">[] = [
  { id: "SoTrang", name: "Số trang", ...centred },
  { id: "DauTrang", name: "Dấu ở chân trang", size: 11, italic: true, ...centred },
  { id: "BieuDo", name: "Biểu đồ", keepNext: true, before: 6, ...centred },
  // Word's own names: it sets the entries of a table of contents in these.
  { id: "TOC1", name: "toc 1", after: 3 },
  { id: "TOC2", name: "toc 2", after: 2, left: 6 },
  { id: "TOC3", name: "toc 3", after: 2, left: 12 },
];

/** The headings in a table of contents, by level. */
export const contentsStyles = ["MucLaMa", "MucSo", "MucChu"].map((id) => styles.find((style) => style.id === id)!);

/** Table styles: `grid` with lines (figures), without for the head and the foot. Cell margins in millimetres. */
export const tableStyles = [
  { id: "BangKe", name: "Bảng kẻ", selector: "table.bang", grid: true, padding: 1.2 },
  { id: "KhungAn", name: "Khung ẩn", selector: "table.khung", grid: false, padding: 0 },
] as const;

/** What cannot be a style: rows stay whole, columns keep the widths of the template. */
export const stylesheet = `
  th { font-weight: normal; text-align: inherit; vertical-align: middle; }
  tr { break-inside: avoid; }
  table { table-layout: fixed; }
  table.khung { width: ${textWidth.portrait}mm; }
  table.bang td { vertical-align: middle; }
`;

/** Fills of charts: they stay apart on a black-and-white print. Order as the series. */
export const chartGreys = ["404040", "8C8C8C", "D0D0D0", "F2F2F2"] as const;
