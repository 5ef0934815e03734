/** The return as a whole: empty, all alike, of another unit, another year, another form; packed in other ways. */
import { isNumeric, type Unit } from "../../../src/campaign/index.js";
import { toTcvn3, toVni } from "../../vietnamese/legacy.js";
import type { Truth } from "../form.js";
import {
  blank,
  changed,
  column,
  type Expected,
  type ExpectedFinding,
  inputPlaces,
  landmark,
  type Operator,
  oneOf,
  rosterPlaces,
  type Scene,
} from "../operator.js";
import type { Sheet } from "../sheet.js";

const untouched: Expected = { findings: [] };
const fields = ["value", "reason", "includedIn", "evidence", "explanation"];

/** Empties every cell a clerk fills in. */
function emptied(scene: Scene): Expected {
  for (const { page, row } of inputPlaces(scene))
    for (const field of fields) if (page.landmarks.columns.has(field)) page.clear(row, column(page, field));
  for (const { page, form } of rosterPlaces(scene))
    for (let row = landmark(page, "first"); row < landmark(page, "sentinel"); row++)
      for (const { definition } of form.columns) page.clear(row, column(page, definition.code));
  const truth = scene.truth
    .filter(({ row }) => row === 0)
    .map((one): Truth => ({ ...one, ...blank, evidence: null, explanation: null }));
  const elements = inputPlaces(scene).flatMap(({ element }) => (element.optional ? [] : [element.code]));
  return {
    findings: [
      { rule: "submission.empty", severity: "error" },
      { rule: "cell.blank", severity: "warning", elements },
    ],
    truth,
  };
}

const isWhole = ({ form, book }: Scene) => form.layout.sheets.every(({ part }) => book.page(part));

export const onlyTheCover: Operator = {
  name: "only the cover is filled in",
  cases: [64],
  apply: (scene) => (isWhole(scene) ? emptied(scene) : null),
};

export const nothingAtAll: Operator = {
  name: "nothing is filled in, not even the cover",
  cases: [64, 70],
  apply(scene) {
    const cover = scene.book.page("cover");
    if (!cover || !isWhole(scene)) return null;
    for (const [name, row] of cover.landmarks.rows)
      if (!["INFO_UNIT", "INFO_UNIT_CODE", "INFO_YEAR", "INFO_BASIS"].includes(name))
        cover.clear(row, column(cover, "value"));
    const { findings, truth } = emptied(scene);
    return { findings: [...findings, { rule: "cover.no_letter", severity: "note" }], ...(truth ? { truth } : {}) };
  },
};

/** As many equal figures as cannot be chance. */
const many = 5;

export const allZero: Operator = {
  name: "every figure is 0",
  cases: [64],
  apply(scene) {
    const numbers = inputPlaces(scene).filter(({ element }) => isNumeric(element));
    for (const { page, row } of numbers) {
      page.type(row, column(page, "value"), 0);
      page.clear(row, column(page, "reason"));
    }
    const zero: Partial<Truth> = { fate: "accepted", value: 0, reason: null };
    return {
      findings: numbers.length >= many ? [{ rule: "submission.all_zero", severity: "warning" }] : [],
      truth: changed(scene.truth, new Map(numbers.map(({ element }) => [element.code, zero]))),
    };
  },
};

export const asLastYear: Operator = {
  name: "every figure is that of last year",
  cases: [60],
  apply(scene) {
    const changes = new Map<string, Partial<Truth>>();
    for (const { element, page, row, truth } of inputPlaces(scene)) {
      const before = scene.form.content.previous.get(element.code);
      if (typeof before !== "number" || truth!.fate !== "accepted") continue;
      page.type(row, column(page, "value"), before);
      changes.set(element.code, { value: before });
    }
    return {
      findings: changes.size >= many ? [{ rule: "submission.same_as_previous", severity: "warning" }] : [],
      truth: changed(scene.truth, changes),
    };
  },
};

function onCover(name: string, cases: number[], work: (cover: Sheet, scene: Scene) => Expected | null): Operator {
  return {
    name,
    cases,
    apply(scene) {
      const cover = scene.book.page("cover");
      return cover && scene.book.page("stamp") ? work(cover, scene) : null;
    },
  };
}

const write = (cover: Sheet, field: string, text: string | number | null) =>
  cover.type(landmark(cover, field), column(cover, "value"), text);

function anotherUnit({ form, dice }: Scene): Unit | null {
  return oneOf(
    dice,
    form.campaign.units.filter((unit) => unit !== form.unit && unit.expected),
  );
}

export const coverOperators: readonly Operator[] = [
  onCover("the cover names another unit, with its code", [61], (cover, scene) => {
    const other = anotherUnit(scene)!;
    write(cover, "INFO_UNIT", other.name);
    write(cover, "INFO_UNIT_CODE", other.code);
    return { findings: [], refused: "identity.contradiction" };
  }),
  onCover("the cover names another unit, with the right code", [61], (cover, scene) => {
    write(cover, "INFO_UNIT", anotherUnit(scene)!.name);
    return { findings: [], refused: "identity.contradiction" };
  }),
  onCover("the cover has the code of another unit", [61], (cover, scene) => {
    write(cover, "INFO_UNIT_CODE", anotherUnit(scene)!.code);
    return { findings: [], refused: "identity.contradiction" };
  }),
  onCover("the cover says another year", [60], (cover, { form }) => {
    write(cover, "INFO_YEAR", String(form.campaign.year - 1));
    return { findings: [], refused: "identity.other_year" };
  }),
  onCover("the cover says another basis of data", [68], (cover, { form }) => {
    const { choices, code } = form.campaign.basis;
    write(cover, "INFO_BASIS", choices.find((choice) => choice.code !== code)!.name);
    return { findings: [{ rule: "cover.basis", severity: "warning" }] };
  }),
  onCover("the cover has no letter number", [70], (cover) => {
    write(cover, "INFO_LETTER_NUMBER", null);
    return { findings: [{ rule: "cover.no_letter", severity: "note" }] };
  }),
  onCover("the unit's name on the cover is typed another way", [51, 52, 53, 56], (cover, { form, dice }) => {
    const { name } = form.unit;
    const typed = dice.pick([
      name.toUpperCase(),
      name.normalize("NFD"),
      name.replaceAll(" ", "  "),
      toTcvn3(name),
      toVni(name),
    ]);
    write(cover, "INFO_UNIT", typed);
    return untouched;
  }),
  onCover("the stamp is lost, and the cover has only the unit's name", [50, 61], (cover, { book, form, dice }) => {
    write(cover, "INFO_UNIT", dice.pick([form.unit.name.toUpperCase(), form.unit.name.normalize("NFD")]));
    write(cover, "INFO_UNIT_CODE", null);
    book.remove(book.page("stamp")!);
    return { findings: [{ rule: "template.unstamped", severity: "warning" }] };
  }),
];

/** A value of the stamp, by its key. */
function stamped(
  name: string,
  cases: number[],
  changes: (scene: Scene) => Record<string, string>,
  expected: Expected,
): Operator {
  return {
    name,
    cases,
    apply(scene) {
      const stamp = scene.book.page("stamp");
      if (!stamp) return null;
      for (const [key, text] of Object.entries(changes(scene)))
        for (const [row, { cells }] of stamp.rows) if (cells.get(1)?.content === key) stamp.type(row, 2, text);
      return expected;
    },
  };
}

export const stampOperators: readonly Operator[] = [
  stamped("the form is of an older definition", [63], () => ({ definition: "0123456789abcdef" }), {
    findings: [{ rule: "template.older", severity: "warning" }],
  }),
  stamped(
    "the form is that of last year",
    [60],
    ({ form }) => ({ campaign: `cu-${form.campaign.year - 1}`, year: String(form.campaign.year - 1) }),
    { findings: [], refused: "identity.other_campaign" },
  ),
  stamped("the form is of a unit that is not on the list", [62], () => ({ unit: "Z99", unitName: "UBND xã Cũ" }), {
    findings: [],
    refused: "identity.unknown_unit",
  }),
];

export const notExpected: Operator = {
  name: "the form is of a unit that owes nothing this year",
  cases: [62],
  apply(scene) {
    const { form, book } = scene;
    const idle = oneOf(
      scene.dice,
      form.campaign.units.filter(({ expected }) => !expected),
    );
    const [cover, stamp] = [book.page("cover"), book.page("stamp")];
    if (!idle || !cover || !stamp) return null;
    for (const sheet of book.sheets)
      for (const { row, column: where, cell } of [...sheet.filled()]) {
        if (cell.content === form.unit.code && sheet !== cover && sheet !== stamp) continue;
        if (cell.content === form.unit.code) sheet.set(row, where, { ...cell, content: idle.code });
        else if (typeof cell.content === "string" && cell.content.includes(form.unit.name))
          sheet.set(row, where, { ...cell, content: cell.content.replace(form.unit.name, idle.name) });
      }
    return { findings: [], refused: "identity.not_expected" };
  },
};

export const fileNamedAfterAnother: Operator = {
  name: "the file is named after another unit",
  cases: [50, 61],
  apply(scene) {
    const other = anotherUnit(scene);
    if (!other) return null;
    const findings: ExpectedFinding[] = [{ rule: "identity.other_file_name", severity: "warning" }];
    return { findings, fileName: `${other.code}_bieu so lieu (2) FINAL.xlsx` };
  },
};

export const sentByAnother: Operator = {
  name: "the file comes from the address of another unit",
  cases: [61],
  apply(scene) {
    const other = oneOf(
      scene.dice,
      scene.form.campaign.units.filter((unit) => unit !== scene.form.unit && unit.email !== ""),
    );
    if (!other) return null;
    return { findings: [{ rule: "identity.other_sender", severity: "warning" }], sender: other.email.toLowerCase() };
  },
};

export const packings: readonly Operator[] = (
  [
    ["the file is zipped anew in another order", { order: "reversed" }],
    ["the file is zipped anew, deflated", { method: "deflated" }],
    ["the file is zipped anew as a stream, sizes behind the parts", { method: "deflated", descriptors: true }],
    ["the file is zipped anew as a stream of stored parts", { descriptors: true }],
    ["the file is saved with its texts in the cells", { inlineStrings: true }],
  ] as const
).map(([name, packing]) => ({
  ...{ name, cases: [47] },
  apply({ book }: Scene) {
    Object.assign(book.packing, packing);
    return untouched;
  },
}));

export const wholeOperators: readonly Operator[] = [
  ...[onlyTheCover, nothingAtAll, allZero, asLastYear, ...coverOperators, ...stampOperators, notExpected],
  ...[fileNamedAfterAnother, sentByAnother, ...packings],
];
