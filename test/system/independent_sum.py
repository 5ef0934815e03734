"""Indicators of a round by arithmetic of its own, from the returned workbooks alone.

Usage: independent_sum.py DEFINITION.json FILE... The definition is a dump of the campaign's YAML and CSV as they are
written; a file is a workbook saved by LibreOffice with its results. Knows the words of the decisions only:

- who counts: an element's countFrom, else its reporters; only expected units;
- a figure: a number; 0 where the reason is "did not occur"; else missing; "not applicable" is not due;
- a total is what LibreOffice shows in its cell; without a figure where that is no number;
- left out: figures that an open error names, and totals over them (the dump lists them by unit);
- a ratio uses only units that gave all its figures, among figures counted from the same units;
- an indicator with a name for which no unit has a figure, or with an error, is undecided;
- coverage is that of the worst covered name.

Prints code -> {value, printed, expected, reported}: the value to 30 digits, and as the report should print it.
"""

import decimal
import json
import pathlib
import re
import sys
from fractions import Fraction

import openpyxl
from openpyxl.utils import range_boundaries

TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?)|([A-Z_][A-Z0-9_]*)|"([^"]*)"|(.))')
NOT_APPLICABLE = "Không thuộc phạm vi"
DID_NOT_OCCUR = "Không phát sinh"
REASON_HEAD = "Lý do chưa có số liệu"
TEXT_TYPES = ("boolean", "text", "longtext")


decimal.getcontext().prec = 30
decimal.getcontext().rounding = decimal.ROUND_HALF_UP


class Undecided(Exception):
    pass


def decimal_of(fraction):
    return decimal.Decimal(fraction.numerator) / decimal.Decimal(fraction.denominator)


def printed(value, decimals, target):
    """Rounded half up once; a decimal more while the rounding hides that the value is not its target."""

    def rounded(number, places):
        return number.quantize(decimal.Decimal(1).scaleb(-places))

    if target is not None:
        goal = decimal.Decimal(str(target))
        while decimals < 6 and value != goal and rounded(value, decimals) == rounded(goal, decimals):
            decimals += 1
    text = f"{rounded(value, decimals):,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


# The formulas: numbers, + - * /, parentheses, calls over whole columns.


def parse(text):
    tokens = [match.groups() for match in TOKEN.finditer(text)]
    place = 0

    def peek():
        return tokens[place] if place < len(tokens) else (None, None, None, None)

    def take(sign=None):
        nonlocal place
        token = peek()
        if sign is not None and token[3] != sign:
            raise SyntaxError(f"{sign} expected in {text}")
        place += 1
        return token

    def factor():
        number, name, string, sign = take()
        if number is not None:
            return ("number", Fraction(number))
        if string is not None:
            return ("text", string)
        if sign == "(":
            inner = expression()
            take(")")
            return inner
        if name is None:
            raise SyntaxError(f"{sign} in {text}")
        if peek()[3] != "(":
            return ("name", name)
        take("(")
        arguments = [expression()]
        while peek()[3] == ",":
            take(",")
            arguments.append(expression())
        take(")")
        return ("call", name, arguments)

    def chain(signs, operand):
        left = operand()
        while peek()[3] in signs:
            left = ("operation", take()[3], left, operand())
        return left

    def expression():
        return chain(("+", "-"), lambda: chain(("*", "/"), factor))

    tree = expression()
    if place != len(tokens):
        raise SyntaxError(text)
    return tree


def names_in(tree):
    if tree[0] == "name":
        return [tree[1]]
    parts = tree[2] if tree[0] == "call" else tree[2:] if tree[0] == "operation" else []
    found = [name for part in parts for name in names_in(part)]
    return list(dict.fromkeys(found))


class Round:
    def __init__(self, definition, files):
        self.elements = {element["code"]: element for element in definition["elements"]}
        self.units = [unit for unit in definition["units"] if unit["expected"] == "yes"]
        self.held = {unit: set(codes) for unit, codes in definition["held"].items()}
        self.figures = {}
        self.not_due = set()
        for path in files:
            self.read(path)

    def read(self, path):
        book = openpyxl.load_workbook(path, data_only=True)
        names = book.defined_names
        # A list in openpyxl 3.0 (Debian 12), a dictionary since 3.1.
        names = dict(names) if hasattr(names, "items") else {one.name: one for one in names.definedName}

        def place(name):
            title, area = next(iter(names[name].destinations))
            column, row, _, _ = range_boundaries(area.replace("$", ""))
            return book[title], row, column

        def shown(name):
            sheet, row, column = place(name)
            return sheet.cell(row, column).value

        unit = str(shown("UNIT_CODE"))
        reason_columns = {
            sheet.title: cell.column
            for sheet in book.worksheets
            for row in sheet.iter_rows(max_row=10)
            for cell in row
            if cell.value == REASON_HEAD
        }
        reasons = {}
        for code, element in self.elements.items():
            if code not in names or element["type"] == "longtext":
                continue
            sheet, row, column = place(code)
            value = sheet.cell(row, column).value
            reasons[code] = None if "sumOf" in element else sheet.cell(row, reason_columns[sheet.title]).value
            figure = None
            if element["type"] in TEXT_TYPES:
                figure = value or None
            elif isinstance(value, (int, float)) and not isinstance(value, bool):
                figure = Fraction(repr(value) if isinstance(value, float) else value)
            elif value in (None, "") and reasons[code] == DID_NOT_OCCUR:
                figure = Fraction(0)
            if figure is not None and not self.is_held(unit, code):
                self.figures[unit, code] = figure
            if figure is None and reasons[code] == NOT_APPLICABLE:
                self.not_due.add((unit, code))
        for code, element in self.elements.items():
            parts = element.get("sumOf")
            if parts and code in names and all(reasons.get(part) == NOT_APPLICABLE for part in parts):
                if all((unit, part) in self.not_due for part in parts):
                    self.not_due.add((unit, code))

    def is_held(self, unit, code):
        held = self.held.get(unit, ())
        return code in held or any(part in held for part in self.elements[code].get("sumOf", ()))

    def counted(self, code):
        """Units whose figure is added up."""
        element = self.elements[code]
        named = element.get("countFrom", element["reporters"])
        return [
            unit["code"]
            for unit in self.units
            if any(one == "*" or one == unit["code"] or one in unit["groups"] for one in named)
        ]

    def due(self, code):
        return [unit for unit in self.counted(code) if (unit, code) not in self.not_due]

    def given(self, code):
        return [unit for unit in self.due(code) if (unit, code) in self.figures]

    def column(self, code, together):
        """Figures of an element, of the units that gave every figure of `together` counted from the same units."""
        alike = [other for other in together if self.counted(other) == self.counted(code)]
        return [
            self.figures[unit, code]
            for unit in self.counted(code)
            if (unit, code) in self.figures and all((unit, other) in self.figures for other in alike)
        ]

    def evaluate(self, tree, together=()):
        kind = tree[0]
        if kind in ("number", "text"):
            return tree[1]
        if kind == "operation":
            _, sign, left, right = tree
            if sign == "/" and names_in(left) and names_in(right):
                together = names_in(tree)
            a, b = self.evaluate(left, together), self.evaluate(right, together)
            if sign == "/" and b == 0:
                raise Undecided("division by zero")
            return a + b if sign == "+" else a - b if sign == "-" else a * b if sign == "*" else a / b
        _, function, arguments = tree
        column = self.column(arguments[0][1], together)
        numbers = [value for value in column if isinstance(value, Fraction)]
        if function == "SUM":
            return sum(numbers, Fraction(0))
        if function == "MAX":
            return max(numbers, default=Fraction(0))
        if function == "COUNTA":
            return Fraction(len(column))
        if function == "COUNTIF":
            wanted = self.evaluate(arguments[1]).casefold()
            return Fraction(sum(1 for value in column if isinstance(value, str) and value.casefold() == wanted))
        raise NotImplementedError(function)

    def indicator(self, definition, target):
        tree = parse(definition["formula"])
        worst = None
        for name in names_in(tree):
            expected, reported = len(self.due(name)), len(self.given(name))
            share = Fraction(reported, expected) if expected else Fraction(1)
            if worst is None or share < worst[0]:
                worst = (share, expected, reported)
        result = {"expected": worst[1], "reported": worst[2], "value": None, "printed": "-"}
        if all(self.given(name) for name in names_in(tree)):
            try:
                value = decimal_of(self.evaluate(tree))
                result.update(value=str(value), printed=printed(value, definition.get("decimals", 0), target))
            except Undecided:
                pass
        return result


def main(definition_path, files):
    definition = json.loads(pathlib.Path(definition_path).read_text(encoding="utf-8"))
    together = Round(definition, files)
    targets = {
        target["indicator"]: target["value"]
        for target in definition["targets"]
        if target["year"] == definition["year"] and target["status"] != "reference"
    }
    told = {one["code"]: together.indicator(one, targets.get(one["code"])) for one in definition["indicators"]}
    json.dump(told, sys.stdout)


main(sys.argv[1], sys.argv[2:])
