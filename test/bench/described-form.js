/** All that a form holds, as plain data, so that another writer can make the same one. */
import ExcelJS from "exceljs";

export async function describeForm(bytes) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes);
  const formats = new Map();
  const sheets = workbook.worksheets.map((page) => describeSheet(page, formats));
  const names = workbook.definedNames.model.map(({ name, ranges }) => [name, ranges[0]]);
  return { title: workbook.title, creator: workbook.creator, names, sheets, formats: [...formats.values()] };
}

function describeSheet(page, formats) {
  const cells = [];
  const rows = [];
  page.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height !== undefined || row.hidden) rows.push([number, row.height ?? null, row.hidden === true]);
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const format = formatOf(cell.style, formats);
      const described = contentOf(cell);
      if (described || format !== null) cells.push([number, column, ...(described ?? ["blank", null]), format]);
    });
  });
  const columns = (page.columns ?? []).map((column, n) => [n + 1, column.width ?? null, column.hidden === true]);
  return {
    ...{ name: page.name, hidden: page.state === "hidden", cells, rows, columns, merges: page.model.merges },
    validations: Object.entries(page.dataValidations.model).map(([ref, rule]) => [ref.replace(/^range:/, ""), rule]),
    conditional: page.conditionalFormattings,
    page: page.pageSetup,
    footer: page.headerFooter?.oddFooter ?? null,
    view: page.views?.[0] ?? {},
    protection: page.sheetProtection ?? null,
    filter: page.autoFilter ?? null,
  };
}

function contentOf(cell) {
  if (cell.isMerged && cell.master !== cell) return null;
  if (cell.formula !== undefined) return ["formula", cell.formula];
  if (typeof cell.value === "number") return ["number", cell.value];
  return typeof cell.value === "string" ? ["text", cell.value] : null;
}

/** The number of a style in the list of them; null for none. */
function formatOf(style, formats) {
  if (!style || Object.keys(style).length === 0) return null;
  const key = JSON.stringify(style);
  if (!formats.has(key)) formats.set(key, style);
  return [...formats.keys()].indexOf(key);
}
