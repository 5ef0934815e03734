"""Prints the tables of a .docx as JSON: for each table its rows, for each row the texts of its cells."""

import json
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text(node):
    """The text of a cell, a line for each paragraph and line break."""
    lines = []
    for paragraph in node.iter(W + "p"):
        pieces = [run.text or "" if run.tag == W + "t" else "\n" for run in paragraph.iter() if run.tag in (W + "t", W + "br")]
        lines.append("".join(pieces))
    return "\n".join(lines).strip()


body = tree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
tables = [
    [[text(cell) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")] for table in body.iter(W + "tbl")
]
json.dump(tables, sys.stdout, ensure_ascii=False)
