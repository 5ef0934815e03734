"""Prints, as JSON, what is wrong with Office packages (.xlsx, .docx), packages inside them included."""

import io
import json
import posixpath
import sys
import xml.etree.ElementTree as tree
import zipfile

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def problems(source, where):
    package = zipfile.ZipFile(source)
    names = package.namelist()
    found = [f"{where}: {name} is there twice" for name in set(names) if names.count(name) > 1]
    if package.testzip():
        found.append(f"{where}: {package.testzip()} is damaged")
    parts = {name for name in names if not name.endswith("/")}
    trees = {}
    for name in sorted(parts):
        data = package.read(name)
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = tree.fromstring(data)
            except tree.ParseError as error:
                found.append(f"{where}: {name}: {error}")
        elif data[:4] == b"PK\x03\x04":
            found += problems(io.BytesIO(data), f"{where}/{name}")
    return found + relations(trees, parts, where) + content_types(trees, parts, where)


def relations(trees, parts, where):
    found = []
    for name, root in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        owner = posixpath.join(folder, posixpath.basename(name)[: -len(".rels")])
        if name != "_rels/.rels" and owner not in parts:
            found.append(f"{where}: {name} belongs to no part")
        ids = [relation.get("Id") for relation in root.iter(RELATIONS)]
        found += [f"{where}: {name}: {one} is there twice" for one in set(ids) if ids.count(one) > 1]
        for relation in root.iter(RELATIONS):
            target = relation.get("Target")
            if relation.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path not in parts:
                found.append(f"{where}: {name} points to {target}, which is not there")
    return found


def content_types(trees, parts, where):
    root = trees.get("[Content_Types].xml")
    if root is None:
        return [f"{where}: no [Content_Types].xml"]
    defaults = {one.get("Extension").lower() for one in root.iter(TYPES + "Default")}
    overrides = [one.get("PartName").lstrip("/") for one in root.iter(TYPES + "Override")]
    found = [f"{where}: the type of {name} is given for nothing" for name in overrides if name not in parts]
    found += [f"{where}: the type of {name} is given twice" for name in set(overrides) if overrides.count(name) > 1]
    for name in parts - {"[Content_Types].xml"} - set(overrides):
        if name.rsplit(".", 1)[-1].lower() not in defaults:
            found.append(f"{where}: no type for {name}")
    return found


json.dump([one for path in sys.argv[1:] for one in problems(path, path.rsplit("/", 1)[-1])], sys.stdout)
