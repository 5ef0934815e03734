"""Writes described forms with XlsxWriter, one workbook a unit, and prints the seconds it took for all of them.

Run as: xlsxwriter_forms.py DESCRIPTIONS.json OUT. The formats, cells, names, drop-downs, conditional formats, widths and
protections are those of the described form. Nothing but making and saving the workbooks is timed: what the description
says is worked out before.
"""

import json
import os
import sys
import time

import xlsxwriter
from xlsxwriter.utility import xl_cell_to_rowcol

HORIZONTAL = {"left": "left", "center": "center", "right": "right"}
VERTICAL = {"top": "top", "middle": "vcenter", "bottom": "bottom"}
COMPARED = {"between": "between"}


def colour(argb):
    return "#" + argb["argb"][2:]


def format_properties(style):
    found = {}
    font = (style.get("font") or {})
    if font:
        found.update({"font_name": font.get("name", "Calibri"), "font_size": font.get("size", 11)})
        found.update({"bold": font.get("bold", False), "italic": font.get("italic", False)})
        if "argb" in (font.get("color") or {}):
            found["font_color"] = colour(font["color"])
    fill = (style.get("fill") or {})
    if "fgColor" in fill:
        found.update({"pattern": 1, "bg_color": colour(fill["fgColor"])})
    for side, border in (style.get("border") or {}).items():
        if side in ("left", "right", "top", "bottom"):
            found[side] = 1
            found[side + "_color"] = colour(border["color"])
    alignment = (style.get("alignment") or {})
    if "horizontal" in alignment:
        found["align"] = HORIZONTAL[alignment["horizontal"]]
    if "vertical" in alignment:
        found["valign"] = VERTICAL[alignment["vertical"]]
    if alignment.get("wrapText"):
        found["text_wrap"] = True
    if alignment.get("indent"):
        found["indent"] = alignment["indent"]
    if style.get("numFmt"):
        found["num_format"] = style["numFmt"]
    if (style.get("protection") or {}).get("locked") is False:
        found["locked"] = False
    return found


def conditional_properties(style):
    found = {}
    if "bgColor" in (style.get("fill") or {}):
        found["bg_color"] = colour(style["fill"]["bgColor"])
    if "color" in (style.get("font") or {}):
        found["font_color"] = colour(style["font"]["color"])
    return found


def area(ref):
    first, _, last = ref.partition(":")
    return (*xl_cell_to_rowcol(first), *xl_cell_to_rowcol(last or first))


def validation_options(rule):
    options = {
        "ignore_blank": rule.get("allowBlank", False),
        "show_error": rule.get("showErrorMessage", False),
        "show_input": rule.get("showInputMessage", False),
        "error_title": rule.get("errorTitle"),
        "error_message": rule.get("error"),
        "input_title": rule.get("promptTitle"),
        "input_message": rule.get("prompt"),
    }
    if rule["type"] == "list":
        options.update({"validate": "list", "source": "=" + rule["formulae"][0]})
    else:
        kind = {"whole": "integer", "decimal": "decimal"}[rule["type"]]
        low, high = rule["formulae"]
        options.update({"validate": kind, "criteria": COMPARED[rule["operator"]], "minimum": low, "maximum": high})
    return {key: value for key, value in options.items() if value is not None}


def protect_options(protection):
    names = {
        "formatCells": "format_cells",
        "formatColumns": "format_columns",
        "formatRows": "format_rows",
        "insertRows": "insert_rows",
        "sort": "sort",
        "autoFilter": "autofilter",
    }
    return {ours: bool(protection.get(theirs, False)) for theirs, ours in names.items()}


def prepare(form):
    """What XlsxWriter wants to be told otherwise than the description tells it."""
    for sheet in form["sheets"]:
        sheet["areas"] = [area(ref) for ref in sheet["merges"]]
        sheet["validations"] = [(area(ref), validation_options(rule)) for ref, rule in sheet["validations"]]
        sheet["protect"] = protect_options(sheet["protection"] or {})
    form["formats"] = [format_properties(style) for style in form["formats"]]


def write_form(form, path):
    book = xlsxwriter.Workbook(path, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": form["title"], "author": form["creator"]})
    formats = [book.add_format(properties) for properties in form["formats"]]
    pages = [book.add_worksheet(sheet["name"]) for sheet in form["sheets"]]
    for name, ref in form["names"]:
        book.define_name(name, "=" + ref)
    for page, sheet in zip(pages, form["sheets"]):
        write_sheet(book, page, sheet, formats)
    book.close()


def write_sheet(book, page, sheet, formats):
    for column, width, hidden in sheet["columns"]:
        page.set_column(column - 1, column - 1, width, None, {"hidden": hidden})
    for row, height, hidden in sheet["rows"]:
        page.set_row(row - 1, height, None, {"hidden": hidden})
    for where in sheet["areas"]:
        page.merge_range(*where, "")
    for row, column, kind, value, of in sheet["cells"]:
        format_of = None if of is None else formats[of]
        if kind == "text":
            page.write_string(row - 1, column - 1, value, format_of)
        elif kind == "number":
            page.write_number(row - 1, column - 1, value, format_of)
        elif kind == "formula":
            page.write_formula(row - 1, column - 1, "=" + value, format_of, "")
        else:
            page.write_blank(row - 1, column - 1, None, format_of)
    for where, options in sheet["validations"]:
        page.data_validation(*where, options)
    for one in sheet["conditional"]:
        for rule in one["rules"]:
            style = book.add_format(conditional_properties(rule["style"]))
            options = {"type": "formula", "criteria": "=" + rule["formulae"][0], "format": style}
            page.conditional_format(one["ref"], options)
    setup = sheet["page"]
    if sheet["footer"]:
        page.set_landscape() if setup.get("orientation") == "landscape" else page.set_portrait()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        margins = setup["margins"]
        page.set_margins(margins["left"], margins["right"], margins["top"], margins["bottom"])
        page.set_footer(sheet["footer"], {"margin": margins["footer"]})
        if setup.get("printTitlesRow"):
            first, last = setup["printTitlesRow"].split(":")
            page.repeat_rows(int(first) - 1, int(last) - 1)
    view = sheet["view"]
    if view.get("showGridLines") is False:
        page.hide_gridlines(2)
    if view.get("state") == "frozen":
        page.freeze_panes(view.get("ySplit", 0), view.get("xSplit", 0))
    if view.get("zoomScale") not in (None, 100):
        page.set_zoom(view["zoomScale"])
    if sheet["filter"]:
        page.autofilter(sheet["filter"])
    if sheet["protection"]:
        page.protect("", sheet["protect"])
    if sheet["hidden"]:
        page.hide()


def main(description, out):
    with open(description, encoding="utf8") as file:
        given = json.load(file)
    for one in given:
        prepare(one["form"])
    start = time.perf_counter()
    for one in given:
        write_form(one["form"], os.path.join(out, one["file"]))
    print(time.perf_counter() - start)


main(*sys.argv[1:])
