"""Fills blank templates as a round would, through openpyxl: a program that is not ours.

Usage: fill_templates.py TEMPLATES FILLED PLAN.json. The plan holds a seed, codes of elements by type, units that send
nothing, and cells typed on purpose. Figures are last year's, as printed in the template, times a whole number for each
unit whose figures may grow, so that "a part is not more than its whole" still holds. Prints what was made: unit to file.
"""

import json
import pathlib
import random
import sys

import openpyxl
from openpyxl.utils import range_boundaries

REASONS = ["Chưa có số liệu", "Không thuộc phạm vi", "Số liệu mật"]
ZERO = "Không phát sinh"
REASON_HEAD = "Lý do chưa có số liệu"


class Form:
    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        names = self.book.defined_names
        # A list in openpyxl 3.0 (Debian 12), a dictionary since 3.1.
        self.names = dict(names) if hasattr(names, "items") else {one.name: one for one in names.definedName}

    def cell(self, name):
        """The first cell of a defined name."""
        title, area = next(iter(self.names[name].destinations))
        column, row, _, _ = range_boundaries(area.replace("$", ""))
        return self.book[title].cell(row, column)

    def reason_of(self, cell):
        """The reason's cell in the row of a figure, found by the head of its column."""
        for row in cell.parent.iter_rows(max_row=cell.row - 1):
            for head in row:
                if head.value == REASON_HEAD:
                    return cell.parent.cell(cell.row, head.column)
        raise KeyError(f"{cell.parent.title} has no column of reasons")

    def codes(self):
        return [name[5:] for name in self.names if name.startswith("PREV_")]


def fill(form, unit, plan, dice):
    grows = any(group in plan["growing"] for group in unit["groups"])
    factor = dice.choice([1, 2, 3, 5]) if grows else 1
    typed = plan["typed"].get(unit["code"], {})
    for code in form.codes():
        cell = form.cell(code)
        kind = plan["types"][code]
        if isinstance(cell.value, str) and cell.value.startswith("="):
            continue
        if code in typed:
            cell.value = typed[code]
            continue
        chance = dice.random()
        if kind == "longtext":
            continue
        if chance < plan["missing"]:
            form.reason_of(cell).value = dice.choice(REASONS)
            continue
        if chance < plan["missing"] + 0.01:
            continue
        before = form.cell("PREV_" + code).value
        if kind == "boolean":
            cell.value = before if before in ("Có", "Không") else dice.choice(["Có", "Không"])
        elif kind == "text":
            cell.value = "Quyết định số 12/QĐ-UBND"
        elif before in (None, 0):
            if chance > 0.5:
                cell.value = 0
            else:
                form.reason_of(cell).value = ZERO
        elif kind in ("integer", "money"):
            cell.value = round(before * factor, 6)
        else:
            cell.value = before
    for name, value in plan["cover"].items():
        form.cell(name).value = value


def main(templates, filled, plan_path):
    plan = json.loads(pathlib.Path(plan_path).read_text(encoding="utf-8"))
    made = {}
    for index, unit in enumerate(plan["units"]):
        if unit["code"] in plan["absent"]:
            continue
        path = next(pathlib.Path(templates).glob(unit["code"] + "_*.xlsx"))
        form = Form(path)
        fill(form, unit, plan, random.Random(plan["seed"] * 1000 + index))
        made[unit["code"]] = str(pathlib.Path(filled) / path.name)
        form.book.save(made[unit["code"]])
    json.dump(made, sys.stdout)


main(*sys.argv[1:])
