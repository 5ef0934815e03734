/** The usual mistakes of clerks (domain notes, section 8), one function each: a mistake changes a filled form. */
import { type Campaign, type Element, elementsOf, type Unit, unitRules } from "../../campaign/index.js";
import type { FilledCell } from "../../workbook/index.js";
import type { Random } from "./random.js";

export interface FilledForm {
  unit: Unit;
  figures: Map<string, FilledCell>;
}

/** Changes the form; gives the code of the cell, or null where it has nothing to go wrong with. */
export type Mistake = (campaign: Campaign, form: FilledForm, dice: Random) => string | null;

function anyFigure(
  campaign: Campaign,
  form: FilledForm,
  dice: Random,
  fits: (element: Element, value: number) => boolean,
): { code: string; value: number; element: Element } | null {
  const candidates = elementsOf(campaign, form.unit).flatMap((element) => {
    const value = form.figures.get(element.code)?.value;
    return typeof value === "number" && fits(element, value) ? [{ code: element.code, value, element }] : [];
  });
  return candidates.length > 0 ? dice.pick(candidates) : null;
}

function retype(
  fits: (element: Element, value: number) => boolean,
  typed: (value: number, element: Element) => FilledCell,
): Mistake {
  return (campaign, form, dice) => {
    const chosen = anyFigure(campaign, form, dice, fits);
    if (chosen)
      form.figures.set(chosen.code, { ...form.figures.get(chosen.code), ...typed(chosen.value, chosen.element) });
    return chosen?.code ?? null;
  };
}

const whole = (element: Element) => element.type === "integer";
const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ".");

export const mistakes: Record<string, Mistake> = {
  thousandsDot: retype(
    (element, value) => whole(element) && value >= 1000,
    (value) => ({ value: grouped(value) }),
  ),
  unitWord: retype(
    (element, value) => whole(element) && value > 0 && element.unit !== "",
    (value, element) => ({ value: `${value} ${element.unit}` }),
  ),
  nothingInWords: retype(
    (_, value) => value === 0,
    () => ({ value: "không phát sinh" }),
  ),
  dash: retype(whole, () => ({ value: "-" })),
  notYetInWords: retype(whole, () => ({ value: "chưa có số liệu" })),
  about: retype(
    (element, value) => whole(element) && value > 10,
    (value) => ({ value: `khoảng ${Math.round(value / 10) * 10}` }),
  ),
  letterForDigit: retype(
    (element, value) => whole(element) && value >= 10 && String(value).includes("0"),
    (value) => ({ value: String(value).replace("0", "O") }),
  ),
  halfPerson: retype(
    (element, value) => whole(element) && value > 1,
    (value) => ({ value: value + 0.5 }),
  ),
  inDong: retype(
    (element, value) => element.type === "money" && value > 0,
    (value) => ({ value: value * 1_000_000 }),
  ),
  blank: (campaign, form, dice) => {
    const chosen = anyFigure(campaign, form, dice, () => true);
    if (chosen) form.figures.delete(chosen.code);
    return chosen?.code ?? null;
  },
  reasonNotYet: (campaign, form, dice) => {
    const chosen = anyFigure(campaign, form, dice, whole);
    if (chosen)
      form.figures.set(chosen.code, {
        reason: "not_yet",
        explanation: "Đang tổng hợp từ các bộ phận, gửi bổ sung sau.",
      });
    return chosen?.code ?? null;
  },
  partOverWhole: (campaign, form, dice) => {
    const pairs = unitRules(campaign, form.unit).flatMap((rule) => {
      const { tree } = rule.formula;
      if (
        rule.when ||
        tree.type !== "binary" ||
        tree.operator !== "<=" ||
        tree.left.type !== "name" ||
        tree.right.type !== "name"
      )
        return [];
      const [part, all] = [tree.left.name, tree.right.name];
      const top = form.figures.get(all)?.value;
      return typeof top === "number" && typeof form.figures.get(part)?.value === "number" ? [{ part, top }] : [];
    });
    if (pairs.length === 0) return null;
    const { part, top } = dice.pick(pairs);
    form.figures.set(part, { ...form.figures.get(part), value: top + dice.between(1, 9) });
    return part;
  },
};
