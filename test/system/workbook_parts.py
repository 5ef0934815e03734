"""Prints, as JSON, what openpyxl sees of a workbook: names with their places, formulas, texts that look like formulas."""

import json
import sys

import openpyxl
from openpyxl.utils import range_boundaries

book = openpyxl.load_workbook(sys.argv[1])
names = book.defined_names
# A list in openpyxl 3.0 (Debian 12), a dictionary since 3.1.
names = dict(names) if hasattr(names, "items") else {one.name: one for one in names.definedName}


def place(name):
    sheet, area = next(iter(name.destinations))
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    return {"sheet": sheet, "column": left, "columns": right - left + 1, "from": top, "to": bottom}


json.dump(
    {
        "names": {key: place(one) for key, one in names.items() if not key.startswith("_xlnm")},
        "sheets": {
            sheet.title: {
                "frozen": sheet.freeze_panes,
                "paper": sheet.page_setup.paperSize,
                "orientation": sheet.page_setup.orientation,
                "marks": sheet["A2"].value,
                "header": sheet.oddHeader.center.text,
                "rows": sheet.max_row,
                "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
            }
            for sheet in book.worksheets
        },
        "formulas": [
            [sheet.title, cell.coordinate, str(cell.value)]
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]
        if len(sys.argv) > 2
        else [],
    },
    sys.stdout,
    ensure_ascii=False,
)
