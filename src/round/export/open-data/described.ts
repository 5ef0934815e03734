/** What goes with the tables so that a stranger, or a program, can read them: dictionary, read-me, data package. */
import { createHash } from "node:crypto";
import type { Campaign } from "../../../campaign/index.js";
import { dictionaryColumns, titles } from "./columns.js";
import type { OpenTable } from "./table.js";

export interface About {
  campaign: Campaign;
  /** That it is a draft, that figures are made up. */
  marks: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  format: "csv" | "parquet";
}

const internal = "Dữ liệu đến từng đơn vị, dùng trong nội bộ Sở; không công khai nguyên trạng.";
const apostrophe =
  "Trong tệp CSV, ô chữ bắt đầu bằng = + - @ (kể cả sau khoảng trắng), dấu cách bảng, xuống dòng hoặc dấu nháy ' được thêm một dấu nháy ' ở đầu để bảng tính không hiểu là công thức; bỏ đúng một dấu nháy đầu ô là được nội dung gốc.";
const missing = "Ô trống là không có số liệu, không bao giờ là 0.";
const cleaned = "Ký tự điều khiển không hiển thị đã được bỏ khỏi các ô chữ; chữ viết theo dạng Unicode dựng sẵn (NFC).";

export function dictionaryOf({ marks }: About, tables: readonly OpenTable[]): OpenTable {
  const general = [...marks, internal, missing, apostrophe, cleaned].map((text) => ["*", "*", "", text]);
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map((column) => [name, column.name, column.type, column.description]),
  );
  return {
    name: "tu-dien-du-lieu",
    title: titles.dictionary,
    columns: dictionaryColumns,
    key: [],
    rows: [...general, ...rows],
  };
}

export function readMe({ campaign, marks, facts, format }: About, tables: readonly OpenTable[]): string {
  const lines = [
    `# ${campaign.title}`,
    "",
    ...marks.flatMap((mark) => [`**${mark}**`, ""]),
    `**${internal}** Bản công khai phải che số liệu của từng doanh nghiệp, từng đơn vị nhỏ.`,
    "",
    ...facts.map(([label, value]) => `- ${label}: ${value}`),
    "",
    "## Các bảng",
    "",
    ...tables.map(({ name, title, rows }) => `- \`${name}.${format}\`: ${title} (${rows.length} dòng)`),
    "- `tu-dien-du-lieu.csv`: ý nghĩa từng cột",
    "- `datapackage.json`: mô tả cho máy đọc (Frictionless Data Package)",
    "",
    "## Cách đọc",
    "",
    `- ${missing}`,
    "- Mỗi dòng của `so-lieu` là một số liệu mà một đơn vị phải báo, kể cả khi chưa gửi. Chỉ cộng các dòng có `vai_tro` là `tong_hop`.",
    "- `sha256`, `trang`, `o` dẫn về đúng ô trong tệp đã nhận, lưu ở thư mục `received/`. Số tổng có nhiều ô, cách nhau bằng dấu `;`; khi các ô ở nhiều tệp hoặc nhiều trang thì `sha256`, `trang` cũng kê từng ô theo cùng thứ tự.",
    ...(format === "csv"
      ? [
          "- CSV theo RFC 4180, mã UTF-8 có BOM, phân cách bằng dấu phẩy, số thập phân dùng dấu chấm.",
          "- Trong Excel tiếng Việt không mở bằng cách bấm đúp; dùng Data > From Text/CSV, chọn dấu phẩy, kiểu Text cho các cột mã (mã có thể bắt đầu bằng số 0) và ngôn ngữ English cho cột số.",
          `- ${apostrophe}`,
        ]
      : ["- Parquet: mỗi cột đúng kiểu; đọc bằng DuckDB, Python, R, Power BI."]),
    `- ${cleaned}`,
    "",
  ];
  return lines.join("\n");
}

/** https://specs.frictionlessdata.io: `files` with the bytes that were written. */
export function dataPackage(
  about: About,
  tables: readonly OpenTable[],
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const { campaign, marks, format } = about;
  const resources = tables.map((table) => {
    const path = `${table.name}.${format}`;
    const bytes = files.get(path)!;
    return {
      name: table.name,
      title: table.title,
      path,
      format,
      ...(format === "csv"
        ? {
            mediatype: "text/csv",
            encoding: "utf-8",
            dialect: { delimiter: ",", lineTerminator: "\r\n", header: true },
          }
        : { mediatype: "application/vnd.apache.parquet" }),
      bytes: bytes.length,
      hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
      schema: {
        fields: table.columns.map(({ name, type, description }) => ({ name, type, description })),
        ...(table.key.length > 0 ? { primaryKey: table.key } : {}),
        ...(format === "csv" ? { missingValues: [""] } : {}),
      },
    };
  });
  const description = [...marks, internal, missing, ...(format === "csv" ? [apostrophe] : [])].join(" ");
  const body = {
    profile: format === "csv" ? "tabular-data-package" : "data-package",
    name: `du-lieu-mo-${campaign.code}`,
    title: campaign.title,
    description,
    resources,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}
