/** What is written in words: old encodings, garbled text, formulas to be, personal data. */
import { garbled, toTcvn3, toVni } from "../../vietnamese/legacy.js";
import {
  answeredPlaces,
  at,
  changed,
  column,
  type ExpectedFinding,
  type FigurePlace,
  inputPlaces,
  type Operator,
  oneOf,
  type Scene,
} from "../operator.js";

const remark = "Sở Khoa học và Công nghệ đã hướng dẫn đơn vị tổng hợp số liệu";

function textCells(scene: Scene): FigurePlace[] {
  return answeredPlaces(scene).filter(({ element }) => element.type === "text" || element.type === "longtext");
}

const encodings: [string, (text: string) => string, string][] = [
  ["TCVN3", toTcvn3, "encoding.tcvn3"],
  ["VNI", toVni, "encoding.vni"],
  ["UTF-8 read as Windows-1252", garbled, "encoding.mojibake"],
];

function encodedText([name, encode, rule]: (typeof encodings)[number]): Operator {
  return {
    name: `a text is typed in ${name}`,
    cases: rule === "encoding.tcvn3" ? [52] : rule === "encoding.vni" ? [53] : [55],
    apply(scene) {
      const place = oneOf(scene.dice, textCells(scene));
      if (!place) return null;
      const { page, row, element } = place;
      const value = column(page, "value");
      page.type(row, value, encode(remark));
      return {
        findings: [{ rule, severity: "warning", elements: [element.code], cells: [at(page, row, value)] }],
        truth: changed(scene.truth, new Map([[element.code, { fate: "accepted", value: remark, reason: null }]])),
      };
    },
  };
}

function encodedRemark([name, encode, rule]: (typeof encodings)[number]): Operator {
  return {
    name: `an explanation is typed in ${name}`,
    cases: rule === "encoding.tcvn3" ? [52] : rule === "encoding.vni" ? [53] : [55],
    apply(scene) {
      const place = oneOf(
        scene.dice,
        inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
      );
      if (!place) return null;
      const { page, row, element } = place;
      const field = scene.dice.pick(["evidence", "explanation"] as const);
      const where = column(page, field);
      page.type(row, where, encode(remark));
      return {
        findings: [{ rule, severity: "warning", elements: [element.code], cells: [at(page, row, where)] }],
        truth: changed(scene.truth, new Map([[element.code, { [field]: remark }]])),
      };
    },
  };
}

/** The sample of the domain notes, in an encoding of which there is no table. */
const unknown = "Nghiïn cûáu - Trao àöíi khoa hoåc vaâ cöng nghïå";

export const unknownEncoding: Operator = {
  name: "a text is typed in an encoding that nobody knows",
  cases: [54],
  apply(scene) {
    const place = oneOf(scene.dice, textCells(scene));
    if (!place) return null;
    const { page, row, element } = place;
    const value = column(page, "value");
    page.type(row, value, unknown);
    return {
      findings: [
        { rule: "encoding.unreadable", severity: "warning", elements: [element.code], cells: [at(page, row, value)] },
      ],
      truth: changed(scene.truth, new Map([[element.code, { fate: "accepted", value: unknown, reason: null }]])),
    };
  },
};

/** Each looks like a formula, and none is one. */
const injections = ['=HYPERLINK("http://vi.du","x")', "@SUM(1+1)*cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3"];

export const formulaAsText: Operator = {
  name: "a text begins as a formula does",
  cases: [71],
  apply(scene) {
    const place = oneOf(scene.dice, textCells(scene));
    if (!place) return null;
    const { page, row, element } = place;
    const text = scene.dice.pick(injections);
    page.type(row, column(page, "value"), text);
    return {
      findings: [],
      truth: changed(scene.truth, new Map([[element.code, { fate: "accepted", value: text, reason: null }]])),
    };
  },
};

const numbersOfPeople = ["012345678901", "0912345678", "0912 345 678"];

export const personalData: Operator = {
  name: "an identity or telephone number is written in a remark",
  cases: [72],
  apply(scene) {
    const place = oneOf(
      scene.dice,
      inputPlaces(scene).filter(({ form }) => form.kind === "figures"),
    );
    if (!place) return null;
    const { page, row, element } = place;
    const text = `Hỏi đồng chí Lò Văn A, ${scene.dice.pick(numbersOfPeople)}`;
    page.type(row, column(page, "explanation"), text);
    const finding: ExpectedFinding = { rule: "text.personal_data", severity: "note", elements: [element.code] };
    return { findings: [finding], truth: changed(scene.truth, new Map([[element.code, { explanation: text }]])) };
  },
};

export const textOperators: readonly Operator[] = [
  ...encodings.map(encodedText),
  ...encodings.map(encodedRemark),
  ...[unknownEncoding, formulaAsText, personalData],
];
