/** Lists: rows typed below, between, away; cells that do not fit their column. */
import type { RosterColumn } from "../../../src/campaign/index.js";
import type { RosterSheet } from "../../../src/workbook/index.js";
import type { Truth } from "../form.js";
import { at, column, landmark, type Operator, oneOf, rosterPlaces, type Scene } from "../operator.js";
import type { Content, Sheet } from "../sheet.js";

interface List {
  page: Sheet;
  form: RosterSheet;
  /** What is known of its rows, by number. */
  rows: Truth[][];
  /** Where they stand. */
  lines: number[];
}

function lists(scene: Scene): List[] {
  return rosterPlaces(scene).flatMap(({ page, form }) => {
    const own = new Set(form.columns.map(({ definition }) => definition.code));
    if ([...own].some((code) => !page.landmarks.columns.has(code))) return [];
    const cells = scene.truth.filter(({ element, row }) => row > 0 && own.has(element));
    const count = Math.max(0, ...cells.map(({ row }) => row));
    const rows = Array.from({ length: count }, (_, n) => cells.filter(({ row }) => row === n + 1));
    const columns = [...own].map((code) => column(page, code));
    const lines: number[] = [];
    for (let line = landmark(page, "first"); line < landmark(page, "sentinel"); line++)
      if (columns.some((where) => page.content(line, where) !== null)) lines.push(line);
    return [{ page, form, rows, lines }];
  });
}

const filled = (scene: Scene) =>
  lists(scene).filter(({ lines, rows }) => lines.length > 1 && rows.length === lines.length);

/** The truth with the rows of one list given anew. */
function withRows({ truth }: Scene, { form }: List, rows: readonly (readonly Truth[])[]): Truth[] {
  const own = new Set(form.columns.map(({ definition }) => definition.code));
  const others = truth.filter(({ element, row }) => row === 0 || !own.has(element));
  const left = rows.filter((cells) => cells.length > 0);
  return [...others, ...left.flatMap((cells, index) => cells.map((one) => ({ ...one, row: index + 1 })))];
}

function fits(definition: RosterColumn): Content {
  switch (definition.type) {
    case "list":
      return definition.list![0]!;
    case "date":
      return "05/12/2026";
    case "integer":
      return 2024;
    case "text":
      return "Dòng thêm";
    default:
      return 7.5;
  }
}

const read = (content: Content): Truth["value"] =>
  content === "05/12/2026" ? "2026-12-05" : (content as string | number);

function typeRow({ page, form }: List, line: number): { cells: Truth[]; places: string[] } {
  const cells: Truth[] = [];
  const places: string[] = [];
  for (const { definition } of form.columns) {
    const content = fits(definition);
    const where = column(page, definition.code);
    page.type(line, where, content);
    places.push(at(page, line, where));
    const nothing = { reason: null, evidence: null, explanation: null };
    cells.push({ element: definition.code, row: 0, fate: "accepted", value: read(content), ...nothing });
  }
  return { cells, places };
}

export const rowBelowList: Operator = {
  name: "a row is written right under the end of a list",
  cases: [43],
  apply(scene) {
    const list = oneOf(
      scene.dice,
      filled(scene).filter(({ form }) => form.columns.length > 1),
    );
    if (!list) return null;
    const { page, form } = list;
    const { key } = form.roster;
    const line = landmark(page, "sentinel") + 1;
    const { cells } = typeRow(list, line);
    return {
      findings: [
        { rule: "roster.beyond", severity: "warning", elements: [key], cells: [at(page, line, column(page, key))] },
      ],
      truth: withRows(scene, list, [...list.rows, cells]),
    };
  },
};

export const rowFarBelowList: Operator = {
  name: "a row is written under a list, with a gap between",
  cases: [43],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    const { places } = typeRow(list, landmark(list.page, "sentinel") + 3);
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells: places }] };
  },
};

export const rowInsertedAndFilled: Operator = {
  name: "a row is inserted in a list and filled in",
  cases: [43],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    const n = scene.dice.between(1, list.lines.length - 1);
    const line = list.lines[n]!;
    scene.book.insertRow(list.page, line);
    const { cells } = typeRow(list, line);
    return { findings: [], truth: withRows(scene, list, [...list.rows.slice(0, n), cells, ...list.rows.slice(n)]) };
  },
};

export const listRowDeleted: Operator = {
  name: "a row of a list is deleted",
  cases: [35],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    const n = scene.dice.between(0, list.lines.length - 1);
    scene.book.deleteRow(list.page, list.lines[n]!);
    return {
      findings: [],
      truth: withRows(
        scene,
        list,
        list.rows.filter((_, index) => index !== n),
      ),
    };
  },
};

export const listSorted: Operator = {
  name: "the rows of a list are sorted another way",
  cases: [35],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    const { page, form, lines } = list;
    for (const { definition } of form.columns) {
      const where = column(page, definition.code);
      const cells = lines.map((line) => page.get(line, where));
      for (const [n, line] of [...lines].reverse().entries()) page.set(line, where, cells[n]);
    }
    return { findings: [], truth: withRows(scene, list, [...list.rows].reverse()) };
  },
};

export const listEmptied: Operator = {
  name: "a list is emptied",
  cases: [64],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    for (const line of list.lines)
      for (const { definition } of list.form.columns) list.page.clear(line, column(list.page, definition.code));
    return { findings: [], truth: withRows(scene, list, []) };
  },
};

export const keyCleared: Operator = {
  name: "a row of a list loses the cell that makes it count",
  cases: [43],
  apply(scene) {
    const list = oneOf(
      scene.dice,
      filled(scene).filter(({ form }) => form.columns.length > 1),
    );
    if (!list) return null;
    const n = scene.dice.between(0, list.lines.length - 1);
    const { key } = list.form.roster;
    const where = column(list.page, key);
    list.page.clear(list.lines[n]!, where);
    const rows = list.rows.map((cells, index) =>
      index === n ? cells.filter(({ element }) => element !== key) : cells,
    );
    return {
      findings: [
        { rule: "roster.gaps", severity: "warning", elements: [key], cells: [at(list.page, list.lines[n]!, where)] },
      ],
      truth: withRows(scene, list, rows),
    };
  },
};

function badCell(name: string, type: RosterColumn["type"][], raw: Content, rule: string, cases: number[]): Operator {
  return {
    name,
    cases,
    apply(scene) {
      const choices = filled(scene).flatMap((list) =>
        list.form.columns
          .filter(({ definition }) => type.includes(definition.type))
          .map(({ definition }) => ({ list, definition })),
      );
      const choice = oneOf(scene.dice, choices);
      if (!choice) return null;
      const { list, definition } = choice;
      const n = scene.dice.between(0, list.lines.length - 1);
      const where = column(list.page, definition.code);
      list.page.type(list.lines[n]!, where, raw);
      const rows = list.rows.map((cells, index) =>
        cells.map(
          (one): Truth =>
            index === n && one.element === definition.code ? { ...one, fate: "rejected", value: null } : one,
        ),
      );
      return {
        findings: [
          { rule, severity: "error", elements: [definition.code], cells: [at(list.page, list.lines[n]!, where)] },
        ],
        truth: withRows(scene, list, rows),
      };
    },
  };
}

export const listRowHidden: Operator = {
  name: "a row of a list is hidden",
  cases: [40],
  apply(scene) {
    const list = oneOf(scene.dice, filled(scene));
    if (!list) return null;
    const n = scene.dice.between(0, list.lines.length - 1);
    const line = list.lines[n]!;
    list.page.rows.get(line)!.hidden = true;
    list.page.touch();
    const elements = list.rows[n]!.map(({ element }) => element);
    const cells = elements.map((code) => at(list.page, line, column(list.page, code)));
    return { findings: [{ rule: "cell.hidden", severity: "warning", elements, cells }] };
  },
};

export const listOperators: readonly Operator[] = [
  ...[rowBelowList, rowFarBelowList, rowInsertedAndFilled, listRowDeleted, listSorted, listEmptied, keyCleared],
  badCell("a cell of a list is none of its closed list", ["list"], "Loại của tôi", "cell.not_in_list", [38]),
  badCell("a day of a list is no day", ["date"], "31/02/2026", "date.impossible", [16]),
  badCell("an amount of a list is about so much", ["money", "decimal"], "khoảng 900", "number.approximate", [11]),
  badCell(
    "an amount of a list is an error",
    ["money", "decimal", "integer"],
    { error: "#REF!" },
    "cell.error_value",
    [17],
  ),
  listRowHidden,
];
