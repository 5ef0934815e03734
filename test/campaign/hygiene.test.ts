/** Rules that do nothing are told by `check`, and what is not decided is told as well. */
import { describe, expect, test } from "vitest";
import { checkCampaign } from "../../src/campaign/index.js";
import { edited, smallFiles, temporaryFolder, writeCampaign } from "../round/small-campaign.js";

/** The notices about rules after these lines were put into the small campaign: code, and the rules named. */
function noticesOf(...rules: string[]): string[] {
  const lines = rules.map((rule) => `  - {${rule}, severity: warning, message: "Sai"}`).join("\n");
  const text = edited(smallFiles["indicators.yaml"]!, "rules:\n", `rules:\n${lines}\n`);
  const { campaign, problems } = checkCampaign(writeCampaign(temporaryFolder(), { "indicators.yaml": text }));
  expect(campaign).not.toBeNull();
  return problems
    .filter(({ code }) => code.startsWith("campaign.rule"))
    .map(({ code, slots }) =>
      [code.replace("campaign.", ""), slots.id, slots.others, slots.list].filter((one) => one !== undefined).join(" "),
    );
}

test("a sound definition has nothing to be told of", () => {
  expect(noticesOf()).toEqual([]);
});

describe("a rule that does nothing", () => {
  test.each([
    ["passes always", "id: T1, formula: 'B_SO>=0'", "rule_never_fails T1"],
    ["passes always, by the highest value of a percentage", "id: T2, formula: 'K_TL/2<=50'", "rule_never_fails T2"],
    ["passes always, in all its parts", "id: T3, formula: 'AND(A_1>=0,OR(A_2>=0,A_2>5))'", "rule_never_fails T3"],
    ["never passes", "id: T4, formula: 'K_TL>100'", "rule_never_passes T4"],
    ["never passes, over a sum", "id: T5, formula: 'A_1+A_2<-1'", "rule_never_passes T5"],
    ["never applies", "id: T6, formula: 'A_1>=5', when: 'K_TL<0'", "rule_never_applies T6"],
  ])("%s", (_, rule, told) => {
    expect(noticesOf(rule)).toEqual([told]);
  });
});

describe("a rule that follows from others", () => {
  test.each<[string, string[], string]>([
    ["said twice", ["id: T1, formula: 'A_1<=A_2'", "id: T2, formula: 'A_2>=A_1'"], "rule_follows T1 T2"],
    ["looser than another", ["id: T1, formula: 'A_1<=A_2+5'", "id: T2, formula: 'A_1<=A_2'"], "rule_follows T1 T2"],
    ["a part of a sum", ["id: T1, formula: 'A_1<=B_DS'", "id: T2, formula: 'A_1+A_2<=B_DS'"], "rule_follows T1 T2"],
    [
      "through a third figure",
      ["id: T1, formula: 'A_1<=B_DS'", "id: T2, formula: 'A_1<=A_2'", "id: T3, formula: 'A_2<=B_DS'"],
      "rule_follows T1 T2, T3",
    ],
  ])("%s", (_, rules, told) => {
    expect(noticesOf(...rules)).toEqual([told]);
  });

  test("but not where they apply under other conditions, or the figures may be negative", () => {
    expect(noticesOf("id: T1, formula: 'A_1<=A_2', when: 'B_DS>0'", "id: T2, formula: 'A_1<=A_2'")).toEqual([]);
    expect(noticesOf("id: T1, formula: 'A_1<=A_2'", "id: T2, formula: 'A_1<=A_2+5'")).toEqual(["rule_follows T2 T1"]);
  });
});

test("what is not decided is said", () => {
  expect(noticesOf("id: T1, formula: 'LEN(C_SQD)<=40'")).toEqual(["rules_undecided T1"]);
});

test("ordinary rules of every scope are seen to pass and to fail on samples", () => {
  expect(
    noticesOf(
      "id: T1, formula: 'DS_KP<=100', scope: row",
      "id: T2, formula: 'COUNTIF(DS_TEN,DS_TEN)=1', scope: row",
      "id: T3, formula: 'COUNTIF(DS_TEN_NORM,DS_TEN_NORM)=1', scope: campaign_row",
      "id: T4, formula: 'ABS(K_CHI-PEER_MEDIAN_K_CHI)<=5*PEER_MAD_K_CHI', scope: peer",
      "id: T5, formula: 'SUM(A_1)<=SUM(B_DS)', scope: campaign",
      "id: T6, formula: 'EACH<=PREV_EACH*9', when: 'PREV_EACH>=10', each: {types: [money]}",
      "id: T7, formula: 'COUNTIFS(DS_LOAI,\"Mới\")<=A_1'",
    ),
  ).toEqual([]);
});
