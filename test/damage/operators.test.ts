/** Every accident, done to forms of three campaigns: exactly the finding it deserves, no figure changed, none lost. */
import { beforeAll, describe, expect, test } from "vitest";
import { expectedOf, oneOfEachKind, shippedCampaign, smallCampaign, wideCampaign } from "./campaigns.js";
import { type Form, filledForm } from "./form.js";
import { applied, type Operator } from "./operator.js";
import { operators } from "./operators/index.js";
import { accountOf, expectedAccount, takeIn } from "./outcome.js";

let forms: Form[] = [];
beforeAll(async () => {
  const small = expectedOf(smallCampaign()).map((unit) => filledForm(smallCampaign(), unit, 1));
  const wide = expectedOf(wideCampaign()).map((unit) => filledForm(wideCampaign(), unit, 2, 0));
  const shipped = oneOfEachKind(shippedCampaign()).map((unit) => filledForm(shippedCampaign(), unit, 3));
  forms = await Promise.all([...small, ...wide, ...shipped]);
}, 60_000);

describe("forms that nothing happened to", () => {
  test("are read as they were filled in, and nobody is told off", () => {
    for (const form of forms)
      expect([form.unit.code, accountOf(takeIn(form, form.bytes), [])]).toEqual([
        form.unit.code,
        expectedAccount(form, { findings: [] }),
      ]);
  });
  test("are the same when they were taken apart and put together again", () => {
    for (const form of forms) {
      expect(accountOf(takeIn(form, form.book.bytes()), [])).toEqual(expectedAccount(form, { findings: [] }));
      const sheets = form.book.clone();
      for (const sheet of sheets.sheets) sheet.touch();
      expect(accountOf(takeIn(form, sheets.bytes()), [])).toEqual(expectedAccount(form, { findings: [] }));
    }
  });
});

function check(operator: Operator, form: Form, seed: number): boolean {
  const files = applied(operator, form, seed);
  for (const { book, expected } of files ?? []) {
    const { fileName, sender } = expected;
    const clues = { ...(fileName === undefined ? {} : { fileName }), ...(sender === undefined ? {} : { sender }) };
    const taken = takeIn(form, book.bytes(), clues);
    const where = `${form.campaign.code} ${form.unit.code}, seed ${seed}`;
    expect({ where, ...accountOf(taken, expected.findings) }).toEqual({ where, ...expectedAccount(form, expected) });
  }
  return files !== null;
}

describe("the comparison", () => {
  test("notices a figure in another's place, a finding too many and one too few", () => {
    const form = forms[0]!;
    const account = accountOf(takeIn(form, form.bytes), []);
    const [one, other] = form.truth.filter(({ value }) => typeof value === "number");
    const exchanged = form.truth.map((truth) =>
      truth === one ? { ...one, value: other!.value } : truth === other ? { ...other, value: one!.value } : truth,
    );
    expect(account).not.toEqual(expectedAccount(form, { findings: [], truth: exchanged }));
    expect(account).not.toEqual(expectedAccount(form, { findings: [{ rule: "cell.blank", severity: "warning" }] }));
    const book = form.book.clone();
    book.page("stamp")!.name = "khác";
    expect(accountOf(takeIn(form, book.bytes()), [])).not.toEqual(account);
  });
  test("is made for every case of the notes that damages a workbook", () => {
    const cases = new Set(operators.flatMap((operator) => operator.cases));
    const structural = [34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 47, 49, 50, 51, 52, 53, 54, 55, 56, 57];
    const rest = [25, 26, 28, 60, 61, 62, 63, 64, 68, 69, 70, 71, 72];
    const numbers = Array.from({ length: 22 }, (_, n) => n + 1);
    expect([...numbers, ...rest, ...structural].filter((no) => !cases.has(no))).toEqual([]);
  });
});

/** Forms of the shipped campaign are long: each accident happens to some of them, and all kinds of unit have their turn. */
const shippedForms = 3;

describe("an accident", () => {
  test.each(operators.map((operator, turn) => [operator.name, operator, turn] as const))("%s", (_, operator, turn) => {
    const long = forms.filter(({ campaign }) => campaign.code === shippedCampaign().code);
    const short = forms.filter((form) => !long.includes(form));
    let times = 0;
    for (const form of short)
      for (const seed of form.campaign.code === wideCampaign().code ? [1, 2] : [1])
        if (check(operator, form, seed + turn)) times++;
    for (let n = 0; n < shippedForms; n++)
      if (check(operator, long[(turn * shippedForms + n) % long.length]!, turn)) times++;
    expect(times).toBeGreaterThan(0);
  });
});
