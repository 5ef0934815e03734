/** Sheets renamed, copied, hidden, deleted, moved into workbooks of their own. */
import type { Unit } from "../../../src/campaign/index.js";
import type { FigureSheet } from "../../../src/workbook/index.js";
import type { Book } from "../book.js";
import type { Form, Truth } from "../form.js";
import {
  answeredPlaces,
  at,
  changed,
  column,
  type Expected,
  type ExpectedFinding,
  figurePlaces,
  inputPlaces,
  nothingLeft,
  type Operator,
  oneOf,
  rejected,
  type Scene,
  valueAt,
} from "../operator.js";
import type { Sheet } from "../sheet.js";

const untouched: Expected = { findings: [] };

function partsOf({ form, book }: Scene): Sheet[] {
  return form.layout.sheets.flatMap(({ part }) => book.page(part) ?? []);
}

/** What is missed when sheets of the form are not in the workbook. */
export function absent(form: Form, parts: ReadonlySet<string>): ExpectedFinding[] {
  return form.layout.sheets
    .filter(({ part }) => parts.has(part))
    .map((sheet) => ({
      // Nothing is held up for remarks that a unit may leave out.
      ...{ rule: "sheet.absent", severity: isOptional(sheet) ? "warning" : "error" },
      elements: codesOf(sheet),
    }));
}

function isOptional(sheet: Form["layout"]["sheets"][number]): boolean {
  return sheet.kind !== "roster" && sheet.rows.every(({ element }) => element.optional);
}

function codesOf(sheet: Form["layout"]["sheets"][number]): string[] {
  if (sheet.kind === "roster") return sheet.columns.map(({ definition }) => definition.code);
  return sheet.rows.map(({ element }) => element.code);
}

/** What is still read where only some sheets are there. */
function withoutParts({ form, truth }: Pick<Scene, "form" | "truth">, parts: ReadonlySet<string>): Truth[] {
  const gone = new Set(form.layout.sheets.filter(({ part }) => parts.has(part)).flatMap(codesOf));
  return truth.filter(({ element }) => !gone.has(element));
}

export const sheetRenamed: Operator = {
  name: "a sheet is renamed",
  cases: [34],
  apply(scene) {
    const page = oneOf(scene.dice, [...partsOf(scene), ...[scene.book.page("cover") ?? []].flat()]);
    if (!page) return null;
    scene.book.rename(page, scene.dice.pick(["Sheet1 (2)", "Biểu 01 sửa", "O'Neil & Con"]));
    return untouched;
  },
};

const copyName = (page: Sheet) => `${page.name.slice(0, 26)} (2)`;

function figuresSheet(scene: Scene): { page: Sheet; form: FigureSheet } | null {
  const place = oneOf(scene.dice, answeredPlaces(scene));
  return place && { page: place.page, form: place.form };
}

export const sheetCopied: Operator = {
  name: "a filled sheet is copied and the copy left as it is",
  cases: [34],
  apply(scene) {
    const sheet = figuresSheet(scene);
    if (!sheet) return null;
    scene.book.copy(sheet.page, copyName(sheet.page));
    return { findings: [{ rule: "sheet.copied", severity: "warning", elements: [] }] };
  },
};

export const listCopied: Operator = {
  name: "the sheet of a list is copied and the copy left as it is",
  cases: [34],
  apply(scene) {
    const page = oneOf(
      scene.dice,
      partsOf(scene).filter(({ part }) => part!.startsWith("roster ")),
    );
    if (!page) return null;
    scene.book.copy(page, copyName(page));
    return { findings: [{ rule: "sheet.copied", severity: "warning", elements: [] }] };
  },
};

export const sheetCopiedAndChanged: Operator = {
  name: "a sheet is copied, and the copy says something else",
  cases: [34],
  apply(scene) {
    const sheet = figuresSheet(scene);
    if (!sheet) return null;
    const own = answeredPlaces(scene).filter(({ page }) => page === sheet.page);
    const place = oneOf(scene.dice, own)!;
    const copy = scene.book.copy(sheet.page, copyName(sheet.page));
    const value = column(sheet.page, "value");
    copy.type(place.row, value, 77_777);
    return {
      findings: [
        { rule: "sheet.copied", severity: "warning", elements: [] },
        { rule: "sheet.unplaced", severity: "warning", cells: [at(copy, place.row, value)] },
        { rule: "cell.two_places", severity: "error", elements: [place.element.code], cells: [valueAt(place)] },
      ],
      truth: changed(scene.truth, new Map([[place.element.code, rejected]])),
      elsewhere: [77_777, "77777"].map((value) => ({ ...place.truth!, value })),
    };
  },
};

export const copyFilledInstead: Operator = {
  name: "a sheet is copied, the copy filled in and the original left blank",
  cases: [34],
  apply(scene) {
    const sheet = figuresSheet(scene);
    if (!sheet) return null;
    const { page } = sheet;
    const copy = scene.book.copy(page, copyName(page));
    const own = inputPlaces(scene).filter((one) => one.page === page);
    const written = own.flatMap(({ row }) =>
      ["value", "reason", "includedIn", "evidence", "explanation"].flatMap((field) => {
        const where = page.landmarks.columns.get(field);
        return where !== undefined && copy.content(row, where) !== null ? [at(copy, row, where)] : [];
      }),
    );
    const said = own.filter(({ row }) =>
      ["value", "reason"].some((field) => {
        const where = page.landmarks.columns.get(field);
        return where !== undefined && page.content(row, where) !== null;
      }),
    );
    for (const { row } of own)
      for (const field of ["value", "reason", "includedIn", "evidence", "explanation"]) {
        const where = page.landmarks.columns.get(field);
        if (where !== undefined) page.clear(row, where);
      }
    const changes = new Map<string, Partial<Truth>>(said.map(({ element }) => [element.code, nothingLeft]));
    for (const { element } of own)
      if (!changes.has(element.code)) changes.set(element.code, { evidence: null, explanation: null });
    return {
      findings: [
        { rule: "sheet.copied", severity: "warning", elements: [] },
        { rule: "sheet.unplaced", severity: "warning", cells: written },
        ...said.map((one) => ({
          ...{
            rule: "cell.two_places",
            severity: "error" as const,
            elements: [one.element.code],
            cells: [valueAt(one)],
          },
        })),
      ],
      truth: changed(scene.truth, changes),
    };
  },
};

export const sheetHidden: Operator = {
  name: "a filled sheet is hidden",
  cases: [34],
  apply(scene) {
    const sheet = figuresSheet(scene);
    if (!sheet) return null;
    sheet.page.visibility = scene.dice.pick(["hidden", "veryHidden"]);
    const hidden = answeredPlaces(scene).filter(({ page }) => page === sheet.page);
    return {
      findings: [
        {
          ...{ rule: "cell.hidden", severity: "warning", elements: hidden.map(({ element }) => element.code) },
          cells: hidden.map(valueAt),
        },
      ],
    };
  },
};

export const listHidden: Operator = {
  name: "the sheet of a filled list is hidden",
  cases: [34],
  apply(scene) {
    const page = oneOf(
      scene.dice,
      partsOf(scene).filter(({ part }) => part!.startsWith("roster ")),
    );
    if (!page) return null;
    page.visibility = "hidden";
    const form = scene.form.layout.sheets.find(({ part }) => part === page.part)!;
    const own = new Set(codesOf(form));
    const elements = scene.truth
      .filter(({ element, row }) => row > 0 && own.has(element))
      .map(({ element }) => element);
    return { findings: elements.length > 0 ? [{ rule: "cell.hidden", severity: "warning", elements }] : [] };
  },
};

export const sheetDeleted: Operator = {
  name: "a sheet of the form is deleted",
  cases: [34],
  apply(scene) {
    const left = partsOf(scene);
    const page = left.length > 1 ? oneOf(scene.dice, left) : null;
    if (!page) return null;
    scene.book.remove(page);
    const gone = new Set([page.part!]);
    return { findings: absent(scene.form, gone), truth: withoutParts(scene, gone) };
  },
};

export const coverDeleted: Operator = {
  name: "the cover is deleted",
  cases: [34, 70],
  apply({ book }) {
    const page = book.page("cover");
    if (!page) return null;
    book.remove(page);
    return { findings: [{ rule: "cover.no_letter", severity: "note" }] };
  },
};

export const stampLost: Operator = {
  name: "the hidden sheet with the stamp is deleted",
  cases: [47],
  apply({ book }) {
    const page = book.page("stamp");
    if (!page || !book.page("cover")) return null;
    book.remove(page);
    return { findings: [{ rule: "template.unstamped", severity: "warning" }] };
  },
};

export const stampAndCoverLost: Operator = {
  name: "stamp and cover are both deleted",
  cases: [34, 61],
  apply(scene) {
    const { book } = scene;
    const [stamp, cover] = [book.page("stamp"), book.page("cover")];
    if (!stamp || !cover || partsOf(scene).length === 0) return null;
    book.remove(stamp);
    book.remove(cover);
    return {
      findings: [
        { rule: "identity.by_content", severity: "warning" },
        { rule: "cover.no_letter", severity: "note" },
      ],
    };
  },
};

/** One workbook a sheet. `kept`: each takes the cover and the stamp along. */
function split(kept: boolean): Operator {
  return {
    name: `each sheet is moved into a workbook of its own, ${kept ? "with the cover and the stamp" : "without cover and stamp"}`,
    cases: [44],
    apply(scene) {
      const { form, book } = scene;
      const pages = partsOf(scene);
      if (pages.length < 2 || !book.page("stamp") || !book.page("cover")) return null;
      const here = new Set(pages.map(({ part }) => part!));
      const alreadyGone = new Set(form.layout.sheets.map(({ part }) => part).filter((part) => !here.has(part)));
      const whole = pages.map(({ part }) => {
        const own = book.clone();
        const gone = new Set([...alreadyGone, ...[...here].filter((other) => other !== part)]);
        for (const other of gone) {
          const page = own.page(other);
          if (page) own.remove(page);
        }
        for (const sheet of own.sheets.filter((one) => one.part === null)) own.remove(sheet);
        if (!kept) for (const lost of ["stamp", "cover"]) own.remove(own.page(lost)!);
        const findings = [
          ...absent(form, gone),
          ...(kept
            ? []
            : ([
                { rule: "identity.by_content", severity: "warning" },
                { rule: "cover.no_letter", severity: "note" },
              ] as const)),
        ];
        return { book: own, expected: { findings, truth: withoutParts(scene, gone) } };
      });
      const [first, ...others] = whole;
      replace(book, first!.book);
      return { ...first!.expected, others };
    },
  };
}

/** Makes one book the other. */
function replace(book: Book, by: Book): void {
  book.sheets = by.sheets;
  book.names = by.names;
}

export const splitWithCover = split(true);
export const splitWithout = split(false);

export const foreignSheetAdded: Operator = {
  name: "a sheet of another unit's form is put into the workbook",
  cases: [45],
  apply(scene) {
    const { form, book } = scene;
    const other = form.campaign.units.find(
      (unit) => unit !== form.unit && unit.expected && unit.kind === form.unit.kind,
    );
    const place = oneOf(scene.dice, figurePlaces(scene));
    if (!other || !place) return null;
    const copy = book.copy(place.page, "Bản");
    book.names = book.names.filter(({ sheet }) => sheet !== copy);
    renameUnit(copy, form.unit, other);
    return { findings: [], refused: "identity.two_units" };
  },
};

function renameUnit(sheet: Sheet, from: Unit, to: Unit): void {
  for (const { row, column: where, cell } of [...sheet.filled()])
    if (typeof cell.content === "string" && cell.content.includes(from.name))
      sheet.set(row, where, { ...cell, content: cell.content.replace(from.name, to.name) });
}

export const sheetAdded: Operator = {
  name: "a sheet of the clerk's own sums is added",
  cases: [34, 42],
  apply({ book }) {
    const own = book.copy(book.sheets[0]!, "Nháp");
    for (const { row, column: where } of [...own.filled()]) own.clear(row, where);
    own.merges = [];
    own.landmarks = { rows: new Map(), columns: new Map() };
    book.names = book.names.filter(({ sheet }) => sheet !== own);
    own.type(2, 2, "Cộng thử");
    own.type(2, 3, 4711);
    const cells = [at(own, 2, 2), at(own, 2, 3)];
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells }] };
  },
};

export const sheetOperators: readonly Operator[] = [
  ...[sheetRenamed, sheetCopied, listCopied, sheetCopiedAndChanged, copyFilledInstead, sheetHidden, listHidden],
  ...[sheetDeleted, coverDeleted, stampLost, stampAndCoverLost, splitWithCover, splitWithout],
  ...[foreignSheetAdded, sheetAdded],
];
