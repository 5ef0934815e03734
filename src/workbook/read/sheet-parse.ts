/** A sheet read the thorough way, by saxes: any prefix, order, encoding or comment. */
import { lastColumn, lastRow, parseAddress } from "./address.js";
import { unescapeString } from "./entities.js";
import { RichText } from "./rich-text.js";
import { badAddress, SheetCells, type SheetContext } from "./sheet-cells.js";
import { isTrue } from "./workbook-part.js";
import { type ElementReader, parseXml } from "./xml.js";

export function parseSheet(text: string, context: SheetContext): SheetCells {
  const reader = sheetReader(context);
  parseXml(text, context.part, "worksheet", context.limits, reader);
  return reader.result();
}

function sheetReader(context: SheetContext): ElementReader<SheetCells> {
  const sheet = new SheetCells(context);
  const rich = new RichText();
  let row = 0;
  let column = 0;
  let cellRow = 0;
  let type = "";
  let style = -1;
  let value: string | null = null;
  let inline: string | null = null;
  let formula: string | undefined;
  let into: "v" | "f" | "is" | null = null;

  return {
    open(name, attribute, parent) {
      if (into === "is") rich.open(name);
      else if (name === "row" && parent === "sheetData") {
        const written = attribute("r");
        row = written === undefined ? row + 1 : Number(written);
        if (!Number.isInteger(row) || row < 1 || row > lastRow) throw badAddress(context.sheet, written ?? String(row));
        column = 0;
        if (isTrue(attribute("hidden"))) sheet.hiddenRows.add(row);
      } else if (name === "c" && parent === "row") {
        const written = attribute("r");
        const address = written === undefined ? { row, column: column + 1 } : parseAddress(written);
        if (!address || address.column > lastColumn) throw badAddress(context.sheet, written ?? String(column + 1));
        column = address.column;
        cellRow = address.row;
        type = attribute("t") ?? "";
        style = Number(attribute("s") || -1);
        value = null;
        inline = null;
        formula = undefined;
      } else if (parent === "c" && name === "v") {
        if (value !== null) throw sheet.twice(cellRow, column);
        value = "";
        into = "v";
      } else if (parent === "c" && name === "f") {
        formula = "";
        into = "f";
      } else if (parent === "c" && name === "is") {
        if (inline !== null) throw sheet.twice(cellRow, column);
        into = "is";
      } else if (name === "sheetProtection" && parent === "worksheet") {
        sheet.isProtected = isTrue(attribute("sheet"));
      } else if (name === "mergeCell" && parent === "mergeCells") {
        sheet.addMerge(attribute("ref") ?? "");
      }
    },
    text(piece) {
      if (into === "v") value += piece;
      else if (into === "f") formula += piece;
      else if (into === "is") rich.text(piece);
    },
    close(name) {
      if (into === "is") {
        if (name === "is") {
          inline = rich.take();
          into = null;
        } else rich.close(name);
      } else if (name === "v" || name === "f") {
        into = null;
      } else if (name === "c") {
        const content = type === "inlineStr" ? (inline ?? value) : value;
        const text = type === "str" && content !== null ? unescapeString(content) : content;
        const code = formula === undefined ? undefined : unescapeString(formula);
        sheet.add(cellRow, column, null, type, style, text, code);
      }
    },
    result: () => sheet,
  };
}
