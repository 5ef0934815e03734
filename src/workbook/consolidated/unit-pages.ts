/** The units themselves, what is known of their peers, and the names over all sheets with one line a unit. */
import type ExcelJS from "exceljs";
import { reserved, unitValue } from "../../campaign/index.js";
import type { ConsolidatedContent } from "./content.js";
import { put, styles } from "./page.js";
import { columnFor, type Places, rows, unitColumns } from "./places.js";
import { addUnitPage } from "./unit-page.js";

type Book = ExcelJS.Workbook;

export function writeUnits(workbook: Book, content: ConsolidatedContent, places: Places): void {
  const status = ["Tình trạng", "Ngày nhận", "Bản số", "Số văn bản", "Trả lời/phải trả lời"];
  const named = [...places.unitNames].filter(([, column]) => column > unitColumns.code);
  const page = addUnitPage(workbook, content, {
    name: places.sheets.units,
    title: "Đơn vị báo cáo",
    heads: [
      ...status.map((name) => ({ code: "", name, unit: "" })),
      ...named.map(([code]) => ({ code, name: "", unit: "" })),
    ],
    width: 16,
  });
  content.units.forEach((one, index) => {
    const row = rows.first + index;
    const share = one.asked === null ? "" : `${one.answered}/${one.asked}`;
    [one.state, one.receivedOn, one.revision, one.letterNumber, share].forEach((value, n) => {
      put(page, row, unitColumns.first + n, value, styles.typed);
    });
    for (const [name, column] of named) {
      const counted = name === reserved.asked ? one.asked : name === reserved.answered ? one.answered : undefined;
      put(page, row, column, counted === undefined ? unitValue(name, one.unit) : counted, styles.code);
    }
  });
}

export function writePeers(workbook: Book, content: ConsolidatedContent, places: Places): void {
  if (places.peers.size === 0) return;
  const page = addUnitPage(workbook, content, {
    name: places.sheets.peers,
    title: "Trung vị và độ lệch trung vị của các đơn vị cùng loại",
    note: "Chương trình tính sẵn: trung vị của các đơn vị cùng loại có số liệu, và trung vị của khoảng cách đến trung vị.",
    heads: [...places.peers.keys()].map((code) => ({ code, name: "", unit: "" })),
    width: 15,
  });
  for (const [name, column] of places.peers)
    content.units.forEach(({ unit, sent }, index) => {
      const element = name.replace(reserved.peerMedian, "").replace(reserved.peerMad, "");
      if (!sent || !columnFor(places, unit.code, element)) return;
      const value = content.peer(unit.code, name);
      if (value !== null) put(page, rows.first + index, column, value, styles.number);
    });
}

/** Defined names over the columns of a unit's line, for every sheet that has them. */
export function unitPageNames(places: Places): { name: string; sheet: string; column: number }[] {
  const ofYear = places.figures.filter(({ isCrosscheck }) => !isCrosscheck);
  return [
    ...places.figures.map(({ name, sheet, column }) => ({ name, sheet, column })),
    ...ofYear.map(({ name, shared }) => ({
      name: reserved.previous + name,
      sheet: places.sheets.previous,
      column: shared,
    })),
    ...[...places.unitNames]
      .filter(([name]) => name !== reserved.asked && name !== reserved.answered)
      .map(([name, column]) => ({ name, sheet: places.sheets.units, column })),
    ...[...places.peers].map(([name, column]) => ({ name, sheet: places.sheets.peers, column })),
  ];
}
