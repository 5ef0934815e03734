/** The three anchors: names lost and moved, codes overwritten, labels and heads retyped. */
import type { Book } from "../book.js";
import {
  answeredPlaces,
  at,
  blank,
  changed,
  column,
  type ExpectedFinding,
  type FigurePlace,
  figurePlaces,
  inputPlaces,
  landmark,
  nothingLeft,
  type Operator,
  oneOf,
  rosterPlaces,
  type Scene,
  someOf,
  writtenAt,
} from "../operator.js";
import type { Sheet } from "../sheet.js";

function byPage(places: readonly FigurePlace[]): Map<Sheet, FigurePlace[]> {
  const found = new Map<Sheet, FigurePlace[]>();
  for (const place of places) found.set(place.page, [...(found.get(place.page) ?? []), place]);
  return found;
}

const codesOf = (places: readonly FigurePlace[]) => places.map(({ element }) => element.code);

function told(rule: string, places: readonly FigurePlace[]): ExpectedFinding[] {
  return [...byPage(places).values()].map((own) => ({ rule, severity: "warning", elements: codesOf(own) }));
}

function loseNames(book: Book, lost: (name: string) => boolean): void {
  book.names = book.names.filter(({ name, local }) => local !== null || !lost(name));
}

export const someNamesLost: Operator = {
  name: "some cells lose their names",
  cases: [47],
  apply(scene) {
    const lost = someOf(scene.dice, figurePlaces(scene), 4);
    if (lost.length === 0) return null;
    const codes = new Set(codesOf(lost));
    loseNames(scene.book, (name) => codes.has(name.replace(/^(PREV|HAS)_/, "")));
    return { findings: told("cell.names_lost", lost) };
  },
};

export const allNamesLost: Operator = {
  name: "a program loses all names when it saves",
  cases: [47],
  apply(scene) {
    scene.book.names = [];
    const lists = rosterPlaces(scene).map(
      ({ form }): ExpectedFinding => ({
        ...{ rule: "roster.names_lost", severity: "warning" },
        elements: form.columns.map(({ definition }) => definition.code),
      }),
    );
    return { findings: [...told("cell.names_lost", figurePlaces(scene)), ...lists] };
  },
};

export const listNamesLost: Operator = {
  name: "the columns of a list lose their names",
  cases: [47],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    if (!list) return null;
    const lost = someOf(scene.dice, list.form.columns, 9).map(({ definition }) => definition.code);
    loseNames(scene.book, (name) => lost.includes(name));
    return { findings: [{ rule: "roster.names_lost", severity: "warning", elements: lost }] };
  },
};

export const namesLostAndCodes: Operator = {
  name: "a figure loses its name and its code",
  cases: [37, 47],
  apply(scene) {
    const own = inputPlaces(scene);
    const place = oneOf(
      scene.dice,
      own.filter(({ page }) => own.filter((one) => one.page === page).length > 1),
    );
    if (!place) return null;
    const { element, page, row } = place;
    loseNames(scene.book, (name) => name === element.code);
    page.clear(row, column(page, "code"));
    return {
      findings: [{ rule: "cell.deleted", severity: "error", elements: [element.code] }, ...unplacedRow(place)],
      truth: changed(scene.truth, new Map([[element.code, nothingLeft]])),
    };
  },
};

/** What stands in a row that nothing knows any more: it is listed. */
function unplacedRow({ page, row }: FigurePlace): ExpectedFinding[] {
  const cells = [...page.rows.get(row)!.cells].flatMap(([where, { content }]) =>
    content !== null && content !== "" && (typeof content !== "object" || "error" in content)
      ? [at(page, row, where)]
      : [],
  );
  return cells.length > 0 ? [{ rule: "sheet.unplaced", severity: "warning", cells }] : [];
}

/** Cut and paste takes the name, the format and the value along. */
function cutAndPaste(
  book: Book,
  code: string,
  from: { page: Sheet; row: number; column: number },
  to: typeof from,
): void {
  const cell = from.page.get(from.row, from.column);
  // What is pasted over loses its own name.
  for (const name of book.names)
    if (
      name.sheet === to.page &&
      name.area?.top === to.row &&
      name.area.left === to.column &&
      name.area.bottom === to.row
    )
      Object.assign(name, { sheet: null, area: null, text: "#REF!" });
  to.page.set(to.row, to.column, cell);
  from.page.set(from.row, from.column, { style: 0, content: null, clerk: false });
  const name = book.named(code);
  if (name)
    Object.assign(name, { sheet: to.page, area: { top: to.row, bottom: to.row, left: to.column, right: to.column } });
}

export const cutDown: Operator = {
  name: "a figure is cut and pasted under the table",
  cases: [35],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      answeredPlaces(scene).filter(({ element, truth }) => !element.optional && truth!.fate === "accepted"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const value = column(page, "value");
    const to = page.lastRow() + 3;
    cutAndPaste(scene.book, element.code, { page, row, column: value }, { page, row: to, column: value });
    return {
      findings: [
        { rule: "cell.name_moved", severity: "warning", elements: [element.code] },
        { rule: "cell.blank", severity: "warning", elements: [element.code] },
        { rule: "sheet.unplaced", severity: "warning", cells: [at(page, to, value)] },
      ],
      truth: changed(scene.truth, new Map([[element.code, blank]])),
    };
  },
};

export const cutOntoAnother: Operator = {
  name: "a figure is cut and pasted over another one",
  cases: [35],
  apply(scene) {
    const own = answeredPlaces(scene).filter(
      ({ element, truth }) =>
        !element.optional && truth!.fate === "accepted" && ["integer", "money"].includes(element.type),
    );
    const from = oneOf(
      scene.dice,
      own.filter(({ element }) => element.type === "integer"),
    );
    const over =
      from &&
      oneOf(
        scene.dice,
        own.filter((one) => one !== from && one.page === from.page),
      );
    if (!from || !over) return null;
    const { page } = from;
    const value = column(page, "value");
    cutAndPaste(
      scene.book,
      from.element.code,
      { page, row: from.row, column: value },
      { page, row: over.row, column: value },
    );
    return {
      findings: [
        { rule: "cell.name_moved", severity: "warning", elements: [from.element.code] },
        { rule: "cell.names_lost", severity: "warning", elements: [over.element.code] },
        { rule: "cell.blank", severity: "warning", elements: [from.element.code] },
      ],
      truth: changed(
        scene.truth,
        new Map([
          [from.element.code, blank],
          [over.element.code, { value: from.truth!.value }],
        ]),
      ),
    };
  },
};

export const cutSideways: Operator = {
  name: "a figure is cut and pasted into another column of its row",
  cases: [35],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      answeredPlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const to = column(page, scene.dice.pick(["reason", "evidence", "explanation"]));
    cutAndPaste(scene.book, element.code, { page, row, column: column(page, "value") }, { page, row, column: to });
    return {
      findings: [
        { rule: "cell.contradictory", severity: "error", elements: [element.code], cells: writtenAt(place).slice(1) },
      ],
      truth: changed(scene.truth, new Map([[element.code, nothingLeft]])),
    };
  },
};

export const namesExchanged: Operator = {
  name: "the names of two figures change places",
  cases: [35],
  apply(scene) {
    const own = inputPlaces(scene).filter(({ element }) => scene.book.named(element.code)?.area);
    const one = oneOf(scene.dice, own);
    const other =
      one &&
      oneOf(
        scene.dice,
        own.filter(({ page, row }) => page === one.page && row !== one.row),
      );
    if (!one || !other) return null;
    const [first, second] = [scene.book.named(one.element.code)!, scene.book.named(other.element.code)!];
    [first.area, second.area] = [second.area, first.area];
    const elements = [one.element.code, other.element.code];
    return { findings: [{ rule: "cell.name_moved", severity: "warning", elements }] };
  },
};

export const listNameMoved: Operator = {
  name: "the name of a list's column is dragged to another sheet",
  cases: [35],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    const elsewhere =
      list &&
      oneOf(
        scene.dice,
        scene.book.sheets.filter((sheet) => sheet !== list.page && sheet.part !== "stamp"),
      );
    const moved = list && oneOf(scene.dice, list.form.columns.slice(1));
    const name = moved && scene.book.named(moved.definition.code);
    if (!elsewhere || !moved || !name?.area) return null;
    name.sheet = elsewhere;
    return { findings: [{ rule: "roster.names_lost", severity: "warning", elements: [moved.definition.code] }] };
  },
};

export const codesCleared: Operator = {
  name: "the codes of a sheet are cleared",
  cases: [37],
  apply(scene) {
    const first = oneOf(scene.dice, figurePlaces(scene));
    if (!first) return null;
    const own = figurePlaces(scene).filter(({ page }) => page === first.page);
    const cleared = scene.dice.chance(0.5) ? own : someOf(scene.dice, own, 3);
    for (const { page, row } of cleared) page.clear(row, column(page, "code"));
    return { findings: told("cell.code_changed", cleared) };
  },
};

export const codesAutofilled: Operator = {
  name: "the codes are overwritten by dragging the first one down",
  cases: [37],
  apply(scene) {
    const first = oneOf(
      scene.dice,
      figurePlaces(scene).filter(({ element }) => /\d/.test(element.code)),
    );
    if (!first) return null;
    const own = figurePlaces(scene)
      .filter(({ page, row }) => page === first.page && row >= first.row)
      .slice(0, 6);
    const { code } = first.element;
    const changedCodes = own.filter((place, n) => {
      // Excel counts the last number of a text up.
      const filled = code.replace(
        /(\d+)(\D*)$/,
        (_, digits: string, rest: string) => `${String(Number(digits) + n).padStart(digits.length, "0")}${rest}`,
      );
      place.page.type(place.row, column(place.page, "code"), filled);
      return filled !== place.element.code;
    });
    return changedCodes.length === 0 ? null : { findings: told("cell.code_changed", changedCodes) };
  },
};

export const codesWithInvisible: Operator = {
  name: "codes get blanks, line breaks and marks that cannot be seen",
  cases: [57],
  apply(scene) {
    const own = someOf(scene.dice, figurePlaces(scene), 5);
    if (own.length === 0) return null;
    for (const { page, row, element } of own) {
      const middle = scene.dice.between(1, element.code.length - 1);
      const mark = scene.dice.pick(["\u200b", "\u00a0", "\u00ad", "\ufeff", "\n", " "]);
      page.type(
        row,
        column(page, "code"),
        `${element.code.slice(0, middle)}${mark}${element.code.slice(middle)}\u00a0`,
      );
    }
    return { findings: [] };
  },
};

export const labelRetyped: Operator = {
  name: "labels are retyped in the clerk's own words",
  cases: [37],
  apply(scene) {
    const own = someOf(scene.dice, figurePlaces(scene), 3);
    if (own.length === 0) return null;
    for (const { page, row } of own) page.type(row, column(page, "label"), "Số liệu theo cách hiểu của đơn vị");
    return { findings: told("cell.label_changed", own) };
  },
};

export const labelSpeltOtherwise: Operator = {
  name: "labels are retyped with other tone marks, capitals, blanks and Unicode forms",
  cases: [51],
  apply(scene) {
    const own = someOf(scene.dice, figurePlaces(scene), 3);
    if (own.length === 0) return null;
    for (const { page, row } of own) {
      const label = column(page, "label");
      const text = String(page.content(row, label));
      page.type(
        row,
        label,
        scene.dice.pick([text.normalize("NFD"), text.toUpperCase(), text.replaceAll(" ", "\u00a0 ")]),
      );
    }
    return { findings: [] };
  },
};

export const codeAndLabelRetyped: Operator = {
  name: "a row gets another code and another label: only the name is left",
  cases: [37],
  apply(scene) {
    const place = oneOf(scene.dice, inputPlaces(scene));
    if (!place) return null;
    const { page, row, element } = place;
    page.type(row, column(page, "code"), "Mục 7");
    page.type(row, column(page, "label"), "Nội dung khác");
    return {
      findings: [{ rule: "cell.contradictory", severity: "error", elements: [element.code], cells: writtenAt(place) }],
      truth: changed(scene.truth, new Map([[element.code, nothingLeft]])),
    };
  },
};

function headRetyped(field: string, text: string): Operator {
  return {
    name: `the head “${field}” is retyped as “${text}”`,
    cases: [37],
    apply(scene) {
      const place = oneOf(
        scene.dice,
        inputPlaces(scene).filter(({ page, form }) => form.kind === "figures" && page.landmarks.columns.has(field)),
      );
      if (!place) return null;
      const { page } = place;
      const head = landmark(page, "header");
      const where = column(page, field);
      page.type(head, where, text);
      return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells: [at(page, head, where)] }] };
    },
  };
}

function translated(scene: Scene): { page: Sheet; finding: ExpectedFinding } | null {
  const place = oneOf(
    scene.dice,
    inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
  );
  if (!place) return null;
  const { page } = place;
  const head = landmark(page, "header");
  const cells: string[] = [];
  for (const [where, { content }] of [...page.rows.get(head)!.cells]) {
    if (typeof content !== "string") continue;
    page.type(head, where, `Column ${where}`);
    cells.push(at(page, head, where));
  }
  return { page, finding: { rule: "sheet.unplaced", severity: "warning", cells } };
}

export const headTranslated: Operator = {
  name: "the whole head of a sheet is translated",
  cases: [37],
  apply(scene) {
    const done = translated(scene);
    return done && { findings: [done.finding] };
  },
};

export const headTranslatedCodesCleared: Operator = {
  name: "the whole head of a sheet is translated and its codes are cleared",
  cases: [37],
  apply(scene) {
    const done = translated(scene);
    if (!done) return null;
    const own = figurePlaces(scene).filter(({ page }) => page === done.page);
    for (const { page, row } of own) page.clear(row, column(page, "code"));
    return { findings: [...told("cell.code_changed", own), done.finding] };
  },
};

export const listHeadRetyped: Operator = {
  name: "the head of a list's column is retyped",
  cases: [37],
  apply(scene) {
    const list = oneOf(scene.dice, rosterPlaces(scene));
    const retyped = list && oneOf(scene.dice, list.form.columns);
    if (!list || !retyped) return null;
    const { page } = list;
    const head = landmark(page, "header");
    const where = column(page, retyped.definition.code);
    page.type(head, where, "Cột của tôi");
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells: [at(page, head, where)] }] };
  },
};

export const coverLabelAndNameLost: Operator = {
  name: "a field of the cover loses its name",
  cases: [47],
  apply({ book, dice }) {
    const page = book.page("cover");
    if (!page) return null;
    const fields = [...page.landmarks.rows.keys()].filter((name) => name.startsWith("INFO_"));
    const lost = dice.pick(fields);
    loseNames(book, (name) => name === lost);
    return { findings: [] };
  },
};

export const nameOperators: readonly Operator[] = [
  ...[someNamesLost, allNamesLost, listNamesLost, namesLostAndCodes, cutDown, cutOntoAnother, cutSideways],
  ...[namesExchanged, listNameMoved, codesCleared, codesAutofilled, codesWithInvisible],
  ...[
    labelRetyped,
    labelSpeltOtherwise,
    codeAndLabelRetyped,
    headTranslated,
    headTranslatedCodesCleared,
    listHeadRetyped,
    coverLabelAndNameLost,
  ],
  ...[
    headRetyped("value", "Số liệu năm nay"),
    headRetyped("label", "Nội dung chỉ tiêu"),
    headRetyped("code", "Ký hiệu"),
  ],
  headRetyped("reason", "Lý do"),
];
