/** Columns that come and go. */

import {
  at,
  changed,
  column,
  type Expected,
  figurePlaces,
  inputPlaces,
  landmark,
  nothingLeft,
  type Operator,
  oneOf,
  rosterPlaces,
  type Scene,
} from "../operator.js";
import type { Sheet } from "../sheet.js";

const untouched: Expected = { findings: [] };

/** Sheets of figures, texts and lists. */
function pages({ book }: Scene): Sheet[] {
  return book.sheets.filter(({ part }) => part !== null && part !== "stamp" && part !== "cover");
}

export const columnInserted: Operator = {
  name: "an empty column is inserted in the middle of a sheet",
  cases: [35],
  apply(scene) {
    const page = oneOf(scene.dice, pages(scene));
    if (!page) return null;
    scene.book.insertColumn(page, scene.dice.between(2, page.lastColumn()));
    return untouched;
  },
};

export const columnInsertedBefore: Operator = {
  name: "an empty column is inserted before all others",
  cases: [35],
  apply(scene) {
    const page = oneOf(scene.dice, pages(scene));
    if (!page) return null;
    scene.book.insertColumn(page, 1);
    return untouched;
  },
};

export const columnInsertedInCover: Operator = {
  name: "an empty column is inserted in the cover",
  cases: [35],
  apply(scene) {
    const page = scene.book.page("cover");
    if (!page) return null;
    scene.book.insertColumn(page, scene.dice.between(1, 3));
    return untouched;
  },
};

export const columnOfNotes: Operator = {
  name: "a column “Ghi chú” is inserted in the middle and written in",
  cases: [35],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row } = place;
    const before = scene.dice.between(column(page, "label"), column(page, "check"));
    scene.book.insertColumn(page, before);
    const head = landmark(page, "header");
    page.type(head, before, "Ghi chú");
    page.type(row, before, "xem công văn 12");
    return {
      findings: [
        { rule: "sheet.unplaced", severity: "warning", cells: [at(page, head, before), at(page, row, before)] },
      ],
    };
  },
};

export const noteColumnInList: Operator = {
  name: "a column is inserted in a list and written in",
  cases: [35],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    if (!list) return null;
    const { page, form } = list;
    const own = form.columns.map(({ definition }) => column(page, definition.code)).sort((a, b) => a - b);
    const before = scene.dice.between(own[0]! + 1, own.at(-1)!);
    scene.book.insertColumn(page, before);
    const row = landmark(page, "first");
    page.type(row, before, "ghi chú riêng");
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells: [at(page, row, before)] }] };
  },
};

/** Rows of one sheet of figures, totals too. */
function anySheet(scene: Scene) {
  const place = oneOf(
    scene.dice,
    inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
  );
  return place && { page: place.page, all: figurePlaces(scene).filter(({ page }) => page === place.page) };
}

export const codeColumnDeleted: Operator = {
  name: "the column of codes is deleted",
  cases: [37],
  apply(scene) {
    const sheet = anySheet(scene);
    if (!sheet) return null;
    scene.book.deleteColumn(sheet.page, column(sheet.page, "code"));
    const elements = sheet.all.map(({ element }) => element.code);
    return { findings: [{ rule: "cell.code_changed", severity: "warning", elements }] };
  },
};

export const labelColumnDeleted: Operator = {
  name: "the column of labels is deleted",
  cases: [37],
  apply(scene) {
    const sheet = anySheet(scene);
    if (!sheet) return null;
    scene.book.deleteColumn(sheet.page, column(sheet.page, "label"));
    const elements = sheet.all.map(({ element }) => element.code);
    return { findings: [{ rule: "cell.label_changed", severity: "warning", elements }] };
  },
};

export const valueColumnDeleted: Operator = {
  name: "the column of the figures themselves is deleted",
  cases: [35],
  apply(scene) {
    const sheet = anySheet(scene);
    if (!sheet) return null;
    const { page, all } = sheet;
    scene.book.deleteColumn(page, column(page, "value"));
    const inputs = all.filter(({ element }) => !element.sumOf).map(({ element }) => element.code);
    const lines = new Set([landmark(page, "header") + 1, ...all.map(({ row }) => row)]);
    const left = [...page.filled()].filter(
      ({ row, cell }) => lines.has(row) && (typeof cell.content !== "object" || "error" in cell.content!),
    );
    return {
      findings: [
        ...inputs.map((code) => ({ rule: "cell.deleted", severity: "error" as const, elements: [code] })),
        { rule: "sheet.unplaced", severity: "warning", cells: left.map((one) => at(page, one.row, one.column)) },
      ],
      truth: changed(scene.truth, new Map(inputs.map((code) => [code, nothingLeft]))),
    };
  },
};

export const lastYearColumnDeleted: Operator = {
  name: "the column of last year's figures is deleted",
  cases: [35],
  apply(scene) {
    const sheet = anySheet(scene);
    if (!sheet) return null;
    scene.book.deleteColumn(sheet.page, column(sheet.page, "previous"));
    return untouched;
  },
};

export const listColumnDeleted: Operator = {
  name: "a column of a list is deleted",
  cases: [35],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    if (!list) return null;
    const { page, form } = list;
    const left = form.columns.filter(
      ({ definition }) => page.landmarks.columns.has(definition.code) && definition.code !== form.roster.key,
    );
    const gone = oneOf(scene.dice, left);
    if (!gone) return null;
    const { code } = gone.definition;
    scene.book.deleteColumn(page, column(page, code));
    return {
      findings: [{ rule: "roster.column_lost", severity: "error", elements: [code] }],
      truth: scene.truth.filter(({ element }) => element !== code),
    };
  },
};

export const columnOperators: readonly Operator[] = [
  ...[columnInserted, columnInsertedBefore, columnInsertedInCover, columnOfNotes, noteColumnInList],
  ...[codeColumnDeleted, labelColumnDeleted, valueColumnDeleted, lastYearColumnDeleted, listColumnDeleted],
];
