/** Rows that come, go and change places. */
import { isNumeric } from "../../../src/campaign/index.js";
import type { Truth } from "../form.js";
import {
  answeredPlaces,
  at,
  changed,
  column,
  type Expected,
  type ExpectedFinding,
  type FigurePlace,
  figurePlaces,
  inputPlaces,
  landmark,
  nothingLeft,
  type Operator,
  oneOf,
  rejected,
  rosterPlaces,
  type Scene,
  someOf,
  valueAt,
  writtenAt,
} from "../operator.js";

const untouched: Expected = { findings: [] };

export const rowInserted: Operator = {
  name: "an empty row is inserted somewhere in a sheet",
  cases: [35],
  apply({ book, dice }) {
    const page = oneOf(
      dice,
      book.sheets.filter(({ part }) => part !== null && part !== "stamp"),
    );
    if (!page) return null;
    book.insertRow(page, dice.between(1, page.lastRow() + 1));
    return untouched;
  },
};

export const rowsInsertedInList: Operator = {
  name: "rows are inserted between the rows of a list",
  cases: [35, 43],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    if (!list) return null;
    const count = scene.dice.between(1, 3);
    for (let n = 0; n < count; n++)
      scene.book.insertRow(
        list.page,
        scene.dice.between(landmark(list.page, "first"), landmark(list.page, "sentinel")),
      );
    return untouched;
  },
};

export const rowWithNoteInserted: Operator = {
  name: "a row of the clerk's own is inserted among the figures",
  cases: [35, 42],
  apply(scene) {
    const { book, dice } = scene;
    const place = oneOf(
      dice,
      inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row } = place;
    book.insertRow(page, row);
    const [label, value] = [column(page, "label"), column(page, "value")];
    page.type(row, label, "Bổ sung sau");
    page.type(row, value, 917);
    const cells = [at(page, row, label), at(page, row, value)];
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells }] };
  },
};

export const rowDeleted: Operator = {
  name: "the row of a figure is deleted",
  cases: [35],
  apply(scene) {
    const own = inputPlaces(scene);
    const place = oneOf(
      scene.dice,
      own.filter(({ page }) => own.filter((one) => one.page === page).length > 1),
    );
    if (!place) return null;
    const { element, page, row } = place;
    scene.book.deleteRow(page, row);
    return {
      findings: [{ rule: "cell.deleted", severity: "error", elements: [element.code] }],
      truth: changed(scene.truth, new Map([[element.code, nothingLeft]])),
    };
  },
};

export const totalDeleted: Operator = {
  name: "the row of a total is deleted",
  cases: [35, 28],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      figurePlaces(scene).filter(({ element }) => element.sumOf),
    );
    if (!place) return null;
    scene.book.deleteRow(place.page, place.row);
    return untouched;
  },
};

/** Rows of a sheet that stand one under the other, none of them a total. */
function runs(scene: Scene): FigurePlace[][] {
  const found: FigurePlace[][] = [];
  for (const place of inputPlaces(scene)) {
    const last = found.at(-1);
    const before = last?.at(-1);
    if (before && before.page === place.page && before.row === place.row - 1) last!.push(place);
    else found.push([place]);
  }
  return found;
}

/** Moves what is written in a row, and what is known to stand there; names stay where they are. */
function contentsOf({ page, row }: FigurePlace) {
  const line = page.rows.get(row)!;
  return new Map(line.cells);
}

export const rowsSorted: Operator = {
  name: "two rows change places, as when a table is sorted: their names stay",
  cases: [35],
  apply(scene) {
    const own = inputPlaces(scene);
    const one = oneOf(
      scene.dice,
      own.filter(({ page }) => own.filter((other) => other.page === page).length > 1),
    );
    if (!one) return null;
    const other = oneOf(
      scene.dice,
      own.filter(({ page, row }) => page === one.page && row !== one.row),
    )!;
    const { page } = one;
    const [first, second] = [contentsOf(one), contentsOf(other)];
    page.rows.get(one.row)!.cells = second;
    page.rows.get(other.row)!.cells = first;
    page.touch();
    page.landmarks.rows.set(one.element.code, other.row).set(other.element.code, one.row);
    const elements = [one.element.code, other.element.code];
    return { findings: [{ rule: "cell.name_moved", severity: "warning", elements }] };
  },
};

export const rowsCopiedDown: Operator = {
  name: "whole rows are pasted one row down, over the row below them",
  cases: [39],
  apply(scene) {
    const run = oneOf(
      scene.dice,
      runs(scene).filter((one) => one.length >= 2),
    );
    if (!run) return null;
    const count = scene.dice.between(1, run.length - 1);
    const from = scene.dice.between(0, run.length - 1 - count);
    const block = run.slice(from, from + count);
    const over = run[from + count]!;
    const { page } = over;
    const contents = block.map(contentsOf);
    block.forEach(({ row }, n) => {
      page.rows.get(row + 1)!.cells = contents[n]!;
    });
    page.touch();
    for (const { element, row } of block.slice(1)) page.landmarks.rows.set(element.code, row + 1);
    page.landmarks.rows.delete(over.element.code);
    const moved = block.slice(1).map(({ element }) => element.code);
    const findings: ExpectedFinding[] = [
      { rule: "cell.contradictory", severity: "error", elements: [over.element.code], cells: writtenAt(over) },
    ];
    if (moved.length > 0) findings.push({ rule: "cell.name_moved", severity: "warning", elements: moved });
    return { findings, truth: changed(scene.truth, new Map([[over.element.code, nothingLeft]])) };
  },
};

/** Rows enough to tell a slip of one row from chance. */
const enough = 6;

function valuesPasted(by: 1 | -1): Operator {
  const where = by === 1 ? "down" : "up";
  return {
    name: `the values of a table are pasted one row ${where}, and each is plausible`,
    cases: [39],
    apply(scene) {
      const numbers = answeredPlaces(scene).filter(
        ({ element, truth }) => isNumeric(element) && typeof truth!.value === "number",
      );
      // A run of whole numbers that is most of its sheet: only then do last year's figures tell.
      const run = runs({
        ...scene,
        truth: numbers.filter(({ element }) => element.type === "integer").map(({ truth }) => truth!),
      }).find(
        (one) =>
          one.length >= enough && one.length * 4 >= numbers.filter(({ page }) => page === one[0]!.page).length * 3,
      );
      if (!run) return null;
      const { page } = run[0]!;
      const values = run.map(({ page: own, row }) => own.content(row, column(own, "value")));
      const changes = new Map<string, Partial<Truth>>();
      run.forEach(({ element, row }, n) => {
        const source = n - by;
        if (source < 0 || source >= run.length) return;
        page.type(row, column(page, "value"), values[source]!);
        changes.set(element.code, { value: run[source]!.truth!.value });
      });
      const elements = scene.form.layout.sheets.flatMap((sheet) =>
        sheet.kind !== "roster" && sheet.part === page.part
          ? sheet.rows.flatMap(({ element }) => (!element.sumOf && isNumeric(element) ? [element.code] : []))
          : [],
      );
      return {
        findings: [{ rule: `sheet.shifted_${where}`, severity: "error", elements }],
        truth: changed(scene.truth, changes),
      };
    },
  };
}

export const valuesPastedDown = valuesPasted(1);
export const valuesPastedUp = valuesPasted(-1);

export const rowsHidden: Operator = {
  name: "rows with figures are hidden",
  cases: [40],
  apply(scene) {
    const hidden = someOf(scene.dice, answeredPlaces(scene), 3);
    if (hidden.length === 0) return null;
    for (const { page, row } of hidden) {
      page.rows.get(row)!.hidden = true;
      page.touch();
    }
    return { findings: [hiddenFinding(hidden)] };
  },
};

const hiddenFinding = (places: readonly FigurePlace[]): ExpectedFinding => ({
  ...{ rule: "cell.hidden", severity: "warning", elements: places.map(({ element }) => element.code) },
  cells: places.map(valueAt),
});

export const tableFiltered: Operator = {
  name: "a filter is left on, so that only some rows are seen",
  cases: [40],
  apply(scene) {
    const own = answeredPlaces(scene);
    const shown = oneOf(
      scene.dice,
      own.filter(({ form }) => form.kind === "figures"),
    );
    if (!shown) return null;
    const { page } = shown;
    const all = figurePlaces(scene).filter((one) => one.page === page);
    for (const { row } of all) page.rows.get(row)!.hidden = row !== shown.row;
    const [first, last] = [Math.min(...all.map(({ row }) => row)), Math.max(...all.map(({ row }) => row))];
    const reference = `A${first - 1}:K${last}`;
    page.autoFilter = `<autoFilter ref="${reference}"><filterColumn colId="3"><filters><filter val="người"/></filters></filterColumn></autoFilter>`;
    page.touch();
    const hidden = own.filter((one) => one.page === page && one.row !== shown.row);
    return { findings: hidden.length > 0 ? [hiddenFinding(hidden)] : [] };
  },
};

export const mergedDown: Operator = {
  name: "the values of two rows are merged: the lower one is lost",
  cases: [36],
  apply(scene) {
    const run = oneOf(
      scene.dice,
      runs(scene).filter((one) => one.length >= 2),
    );
    if (!run) return null;
    const from = scene.dice.between(0, run.length - 2);
    const [upper, lower] = [run[from]!, run[from + 1]!];
    const { page } = upper;
    const value = column(page, "value");
    // Excel keeps the upper left of what is filled.
    if (page.content(upper.row, value) === null && page.content(lower.row, value) === null) return null;
    if (page.content(upper.row, value) === null) page.set(upper.row, value, page.get(lower.row, value));
    page.clear(lower.row, value);
    page.merges.push({ top: upper.row, bottom: lower.row, left: value, right: value });
    page.touch();
    return {
      findings: [upper, lower].map((one) => ({
        ...{ rule: "cell.merged", severity: "error", elements: [one.element.code], cells: [valueAt(one)] },
      })),
      truth: changed(scene.truth, new Map([upper, lower].map(({ element }) => [element.code, rejected]))),
    };
  },
};

export const mergedSideways: Operator = {
  name: "a value is merged with the cell right of it",
  cases: [36],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      answeredPlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row } = place;
    const value = column(page, "value");
    page.clear(row, value + 1);
    page.merges.push({ top: row, bottom: row, left: value, right: value + 1 });
    page.touch();
    return untouched;
  },
};

export const mergedIntoLastYear: Operator = {
  name: "a value is merged with last year's figure left of it, which swallows it",
  cases: [36],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      answeredPlaces(scene).filter(
        ({ form, page, row }) => form.kind === "figures" && page.content(row, column(page, "value") - 1) !== null,
      ),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const value = column(page, "value");
    page.clear(row, value);
    page.merges.push({ top: row, bottom: row, left: value - 1, right: value });
    page.touch();
    return {
      findings: [{ rule: "cell.merged", severity: "error", elements: [element.code] }],
      truth: changed(scene.truth, new Map([[element.code, rejected]])),
    };
  },
};

export const rowOperators: readonly Operator[] = [
  ...[rowInserted, rowsInsertedInList, rowWithNoteInserted, rowDeleted, totalDeleted, rowsSorted, rowsCopiedDown],
  ...[valuesPastedDown, valuesPastedUp, rowsHidden, tableFiltered, mergedDown, mergedSideways, mergedIntoLastYear],
];
