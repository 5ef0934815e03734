/** What is typed into the cells of figures, and over what the form prints. */
import { isNumeric, lowest, partsFirst, totalOf } from "../../../src/campaign/index.js";
import { literals, type NumberKind } from "../literals.js";
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
  type Operator,
  oneOf,
  rejected,
  type Scene,
  valueAt,
} from "../operator.js";

/** Cells that hold an answer and no reason, of sheets of figures. */
function plainFigures(scene: Scene): FigurePlace[] {
  return answeredPlaces(scene).filter(
    ({ form, truth, page, row }) =>
      form.kind === "figures" && truth!.fate === "accepted" && page.content(row, column(page, "reason")) === null,
  );
}

function literalTyped(no: number): Operator {
  const own = literals.filter((literal) => literal.case === no);
  return {
    name: `a number written as in case ${no}`,
    cases: [no],
    apply(scene) {
      const choices = plainFigures(scene).flatMap((place) =>
        own.flatMap((literal) => {
          const { element } = place;
          const { value, kinds } = literal;
          const least = lowest(element);
          const inRange =
            value === undefined ||
            ((least === undefined || value >= least) && (element.max === undefined || value <= element.max));
          return isNumeric(element) && kinds.includes(element.type as NumberKind) && inRange
            ? [{ place, literal }]
            : [];
        }),
      );
      // Each literal as often as another, whatever the form holds more of.
      const raw = oneOf(scene.dice, [...new Set(choices.map(({ literal }) => literal))]);
      const choice = oneOf(
        scene.dice,
        choices.filter(({ literal }) => literal === raw),
      );
      if (!choice) return null;
      const { place, literal } = choice;
      const { page, row, element } = place;
      const value = column(page, "value");
      const style =
        literal.format === undefined ? undefined : scene.book.formatted(page.get(row, value)!.style, literal.format);
      page.type(row, value, literal.raw, style);
      const findings: ExpectedFinding[] = [];
      const elements = [element.code];
      if (literal.code !== "")
        findings.push({
          ...{ rule: literal.code, severity: literal.verdict === "reject" ? "error" : "warning", elements },
          cells: [valueAt(place)],
        });
      if (literal.verdict === "missing" && !literal.reason && !element.optional)
        findings.push({ rule: "cell.blank", severity: "warning", elements });
      const change =
        literal.verdict === "reject"
          ? rejected
          : literal.verdict === "missing"
            ? { ...blank, reason: literal.reason ?? null }
            : { value: literal.value! };
      return { findings, truth: changed(scene.truth, new Map([[element.code, change]])) };
    },
  };
}

export const unitBehindFigure: Operator = {
  name: "a figure is followed by its unit of measure",
  cases: [6],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      plainFigures(scene).filter(({ element }) => element.type === "integer" && /^\p{L}[\p{L} ]*$/u.test(element.unit)),
    );
    if (!place) return null;
    const { page, row, element } = place;
    page.type(row, column(page, "value"), `12 ${element.unit}`);
    return {
      findings: [{ rule: "number.unit_word", severity: "warning", elements: [element.code], cells: [valueAt(place)] }],
      truth: changed(scene.truth, new Map([[element.code, { value: 12 }]])),
    };
  },
};

export const externalLinkPart: Operator = {
  name: "a figure is taken from another workbook",
  cases: [17, 49],
  apply(scene) {
    const place = oneOf(scene.dice, plainFigures(scene));
    if (!place) return null;
    const { page, row, element } = place;
    scene.book.externalLinks.push("BC2025.xlsx");
    page.type(row, column(page, "value"), { formula: "[1]Sheet1!C5", result: 12 });
    return {
      findings: [
        { rule: "cell.external_link", severity: "error", elements: [element.code], cells: [valueAt(place)] },
        { rule: "sheet.external_links", severity: "warning" },
      ],
      truth: changed(scene.truth, new Map([[element.code, rejected]])),
    };
  },
};

const answers: [string | boolean | number, "Có" | "Không", string][] = [
  ...(["x", "X", "có", "Có", "1", "Đã có", "✓", true, 1] as const).map(
    (raw): [string | boolean | number, "Có", string] => [raw, "Có", ""],
  ),
  ["không", "Không", ""],
  ["C", "Có", "answer.informal"],
];

export const answerWrittenOtherwise: Operator = {
  name: "yes or no is written another way",
  cases: [69],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      plainFigures(scene).filter(({ element }) => element.type === "boolean"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const [raw, value, code] = scene.dice.pick(answers);
    page.type(row, column(page, "value"), raw);
    return {
      findings: code === "" ? [] : [{ rule: code, severity: "warning", elements: [element.code] }],
      truth: changed(scene.truth, new Map([[element.code, { value }]])),
    };
  },
};

export const answerUnclear: Operator = {
  name: "yes or no is answered by neither",
  cases: [69],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      plainFigures(scene).filter(({ element }) => element.type === "boolean"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    page.type(row, column(page, "value"), scene.dice.pick(["có/không", "một phần", "2"]));
    return {
      findings: [{ rule: "answer.unreadable", severity: "error", elements: [element.code] }],
      truth: changed(scene.truth, new Map([[element.code, rejected]])),
    };
  },
};

export const figureCleared: Operator = {
  name: "a figure is cleared",
  cases: [10],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      plainFigures(scene).filter(({ element }) => !element.optional),
    );
    if (!place) return null;
    const { page, row, element } = place;
    page.clear(row, column(page, "value"));
    return {
      findings: [{ rule: "cell.blank", severity: "warning", elements: [element.code], cells: [valueAt(place)] }],
      truth: changed(scene.truth, new Map([[element.code, blank]])),
    };
  },
};

export const reasonBesideFigure: Operator = {
  name: "a reason why there is no figure is chosen beside a figure",
  cases: [9],
  apply(scene) {
    const place = oneOf(scene.dice, plainFigures(scene));
    if (!place) return null;
    const { page, row, element } = place;
    page.type(row, column(page, "reason"), "Chưa có số liệu");
    return { findings: [{ rule: "cell.reason_and_value", severity: "warning", elements: [element.code] }] };
  },
};

export const reasonOfTheirOwn: Operator = {
  name: "a reason of the clerk's own is written in place of one of the list",
  cases: [9],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      plainFigures(scene).filter(({ element }) => !element.optional),
    );
    if (!place) return null;
    const { page, row, element } = place;
    page.clear(row, column(page, "value"));
    page.type(row, column(page, "reason"), "Cán bộ nghỉ thai sản");
    return {
      findings: [
        { rule: "cell.unknown_reason", severity: "warning", elements: [element.code] },
        { rule: "cell.blank", severity: "warning", elements: [element.code] },
      ],
      truth: changed(scene.truth, new Map([[element.code, blank]])),
    };
  },
};

export const unitRetyped: Operator = {
  name: "the unit of measure of a row is retyped",
  cases: [21, 25],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      figurePlaces(scene).filter(({ form, element }) => form.kind === "figures" && element.unit !== ""),
    );
    if (!place) return null;
    const { page, row, element } = place;
    page.type(row, column(page, "unit"), "nghìn đồng");
    if (element.unit === "nghìn đồng") return null;
    return {
      findings: [{ rule: "cell.unit_changed", severity: "error", elements: [element.code], cells: [valueAt(place)] }],
    };
  },
};

export const lastYearChanged: Operator = {
  name: "last year's figure is typed over",
  cases: [60],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      figurePlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const where = column(page, "previous");
    page.type(row, where, 31_415);
    return {
      findings: [
        { rule: "cell.previous_changed", severity: "warning", elements: [element.code], cells: [at(page, row, where)] },
      ],
    };
  },
};

export const checkTypedOver: Operator = {
  name: "the check of a row is typed over",
  cases: [38, 41],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      figurePlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const where = column(page, "check");
    page.type(row, where, "đã kiểm tra với phòng tài chính");
    return {
      findings: [
        { rule: "check.overwritten", severity: "warning", elements: [element.code], cells: [at(page, row, where)] },
      ],
    };
  },
};

/** Totals of the form, from what is known to stand in their parts. */
function totals({ form, truth }: Scene): Map<string, number | null> {
  const parts = new Map(truth.map((one) => [one.element, { ...one, includedIn: null as string | null }]));
  const found = new Map<string, ReturnType<typeof totalOf>>();
  for (const total of partsFirst(form.campaign.elements))
    if (total.sumOf?.some((part) => parts.has(part) || found.has(part)))
      found.set(
        total.code,
        totalOf(total, (code) => parts.get(code) ?? found.get(code)),
      );
  return new Map([...found].map(([code, { value }]) => [code, typeof value === "number" ? value : null]));
}

function onTotal(
  name: string,
  type: (sum: number | null) => Parameters<FigurePlace["page"]["type"]>[2] | undefined,
  expected: (sum: number | null) => Pick<ExpectedFinding, "rule" | "severity">[],
): Operator {
  return {
    name,
    cases: [26, 28],
    apply(scene) {
      const sums = totals(scene);
      const place = oneOf(
        scene.dice,
        figurePlaces(scene).filter(
          ({ element, page }) => element.sumOf && sums.has(element.code) && page.landmarks.columns.has("value"),
        ),
      );
      if (!place) return null;
      const { page, row, element } = place;
      const sum = sums.get(element.code)!;
      const content = type(sum);
      if (content === undefined) return null;
      const where = column(page, "value");
      page.type(row, where, content);
      // The right figure is no more than the form says by itself.
      if (content === sum) page.set(row, where, { ...page.get(row, where)!, clerk: false });
      const elements = [element.code];
      return { findings: expected(sum).map((one) => ({ ...one, elements, cells: [at(page, row, where)] })) };
    },
  };
}

const differs =
  (severity: "error" | "warning") =>
  (sum: number | null): Pick<ExpectedFinding, "rule" | "severity">[] =>
    sum === null ? [{ rule: "total.without_parts", severity: "warning" }] : [{ rule: "total.typed", severity }];

const stored = "SUM(F1:F2)";

export const totalOperators: readonly Operator[] = [
  onTotal("a total is typed over with another figure", () => 8_888_888, differs("error")),
  onTotal(
    "a total is off by one, from rounding",
    (sum) => (sum === null || sum > 1e14 ? undefined : sum + 1),
    differs("error"),
  ),
  onTotal(
    "a total is typed over with the right figure",
    (sum) => sum ?? undefined,
    () => [],
  ),
  onTotal(
    "a total adds up other cells, with no result stored",
    () => ({ formula: stored }),
    () => [{ rule: "total.formula_changed", severity: "warning" }],
  ),
  onTotal(
    "a total adds up itself or more than its parts",
    () => ({ formula: stored, result: 4_242 }),
    (sum) => [{ rule: "total.formula_changed", severity: "warning" }, ...differs("warning")(sum)],
  ),
];

export const commented: Operator = {
  name: "a comment is pinned to a cell",
  cases: [41],
  apply(scene) {
    const place = oneOf(scene.dice, inputPlaces(scene));
    if (!place) return null;
    const { page, row } = place;
    const cell = valueAt(place).slice(page.name.length + 1);
    page.comments.set(cell, { text: "Số đúng là 15, sẽ gửi lại", threaded: scene.dice.chance(0.5) });
    void row;
    return { findings: [{ rule: "sheet.comments", severity: "warning", cells: [`${page.name}!${cell}`] }] };
  },
};

export const noteBeside: Operator = {
  name: "a note is written beside the table",
  cases: [41, 42],
  apply(scene) {
    const place = oneOf(scene.dice, inputPlaces(scene));
    if (!place) return null;
    const { page, row } = place;
    const where = page.lastColumn() + scene.dice.between(2, 4);
    page.type(row, where, scene.dice.pick(["chờ Sở xác nhận", 12]));
    return { findings: [{ rule: "sheet.unplaced", severity: "warning", cells: [at(page, row, where)] }] };
  },
};

export const textBelow: Operator = {
  name: "lines are written under the table",
  cases: [42],
  apply(scene) {
    const page = oneOf(
      scene.dice,
      scene.book.sheets.filter(({ part }) => part !== null && part !== "stamp"),
    );
    if (!page) return null;
    const row = page.lastRow() + 3;
    page.type(row, 3, "Người lập biểu: Lò Văn A");
    page.type(row + 1, 3, "Ngày 4 tháng 12 năm 2026");
    return {
      findings: [{ rule: "sheet.unplaced", severity: "warning", cells: [at(page, row, 3), at(page, row + 1, 3)] }],
    };
  },
};

export const unprotected: Operator = {
  name: "the protection of sheets is removed",
  cases: [38],
  apply(scene) {
    const own = scene.book.sheets.filter(
      ({ part, isProtected }) => part !== null && part !== "stamp" && part !== "cover" && isProtected,
    );
    if (own.length === 0) return null;
    for (const page of own) {
      page.isProtected = false;
      page.touch();
    }
    const sent = new Set(scene.form.layout.sheets.map(({ name }) => name));
    return {
      findings: own.some(({ name }) => sent.has(name)) ? [{ rule: "sheet.unprotected", severity: "note" }] : [],
    };
  },
};

export const figureOperators: readonly Operator[] = [
  ...[...new Set(literals.map((literal) => literal.case))].map(literalTyped),
  ...[unitBehindFigure, externalLinkPart, answerWrittenOtherwise, answerUnclear, figureCleared, reasonBesideFigure],
  ...[reasonOfTheirOwn, unitRetyped, lastYearChanged, checkTypedOver, ...totalOperators, commented, noteBeside],
  ...[textBelow, unprotected],
];
