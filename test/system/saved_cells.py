"""Prints, as JSON, what the cells of workbooks hold: results of formulas as saved, empty cells left out."""

import datetime
import json
import sys

import openpyxl


def plain(value):
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return value


def cells(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            cell.coordinate: plain(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


json.dump([cells(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)
