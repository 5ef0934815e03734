"""The same job as a script would do it: every workbook of a folder through openpyxl, its cells by their defined names, numbers as
Vietnamese offices write them, the unit rules over a pandas table, all of it into a database file."""
import json
import re
import sqlite3
import sys
from pathlib import Path

import openpyxl
import pandas as pd

folder, definition, out = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text("utf8")), sys.argv[3]
elements, columns, rules = definition["elements"], definition["columns"], definition["rules"]

GROUPED = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$")
DECIMAL = re.compile(r"^-?\d+(,\d+)?$")


def number(value):
    """A number as typed, or as text: 1.234.567,8; None where it is neither."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value).strip().replace("\u00a0", "").replace(" ", "")
    if GROUPED.match(text) or DECIMAL.match(text):
        return float(text.replace(".", "").replace(",", "."))
    return None


def area(workbook, name):
    if name not in workbook.defined_names:
        return None, None
    for sheet, cells in workbook.defined_names[name].destinations:
        return sheet, cells.replace("$", "")
    return None, None


values, units = [], []
for path in sorted(folder.glob("*.xlsx")):
    workbook = openpyxl.load_workbook(path, data_only=True)
    sheet, cell = area(workbook, "INFO_UNIT_CODE")
    unit = str(workbook[sheet][cell].value)
    units.append(unit)
    for code, kind in elements.items():
        sheet, cell = area(workbook, code)
        if sheet is None:
            continue
        raw = workbook[sheet][cell].value
        text = None if raw is None else str(raw).strip()
        value = None if kind in ("text", "choice", "yes_no") else number(raw)
        values.append((path.name, unit, code, 0, value, text, sheet, cell))
    for code in columns:
        sheet, cells = area(workbook, code)
        if sheet is None:
            continue
        for row, (one,) in enumerate(workbook[sheet][cells], 1):
            if one.value is not None:
                values.append((path.name, unit, code, row, number(one.value), str(one.value), sheet, one.coordinate))

table = pd.DataFrame(values, columns=["file", "unit", "element", "row", "number", "text", "sheet", "cell"])
wide = table[table["row"] == 0].pivot_table(index="unit", columns="element", values="number", aggfunc="first")
wide = wide.reindex(columns=[code for code, kind in elements.items() if kind not in ("text", "choice", "yes_no")])
findings, applied = [], 0
for rule in rules:
    try:
        holds = wide.eval(rule["formula"])
    except Exception:
        continue
    applied += 1
    known = wide[[name for name in rule["names"] if name in wide.columns]].notna().all(axis=1)
    for unit in wide.index[known & ~holds.astype(bool)]:
        findings.append((unit, rule["id"], rule["message"]))

with sqlite3.connect(out) as database:
    table.to_sql("value", database, index=False)
    pd.DataFrame(findings, columns=["unit", "rule", "message"]).to_sql("finding", database, index=False)
    pd.DataFrame({"unit": units}).to_sql("submission", database, index=False)
print(json.dumps({"files": len(units), "values": len(table), "rules": applied, "findings": len(findings)}))
