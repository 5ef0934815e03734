/** Whom a letter goes to, and by when. */
import { expect, test } from "vitest";
import { byRank } from "../../../src/campaign/index.js";
import { addressable } from "../../../src/round/letters/choose.js";
import { deadlineOf } from "../../../src/round/letters/deadline.js";
import { smallCampaign, unitOf } from "../small-campaign.js";

const campaign = smallCampaign();
const of = (...codes: string[]) => codes.map((code) => unitOf(campaign, code));

test("the order is that of the kinds in the definition, then of units.csv", () => {
  expect(byRank(campaign, of("X02", "X01", "SKH"))).toEqual(of("SKH", "X01", "X02"));
  const turned = { ...campaign, unitKinds: [...campaign.unitKinds].reverse() };
  expect(byRank(turned, of("SKH", "X02", "X01"))).toEqual(of("X01", "X02", "SKH"));
});

test("nobody writes to himself, nor twice to anyone", () => {
  expect(addressable(campaign, of("X02", "SKH", "X01", "X02"))).toEqual({
    units: of("X01", "X02"),
    self: of("SKH")[0],
  });
});

const at = (now: string, more: Parameters<typeof deadlineOf>[2] = {}) => deadlineOf(campaign, now, more);
test("before the deadline, in the days of grace, and after", () => {
  // 05/12 is what letters say, 07/12 the last day that is not late; the office is at UTC+7.
  expect(at("2026-11-25T03:00:00Z")).toEqual({ overdue: false, round: 0, until: "2026-12-05" });
  expect(at("2026-12-05T16:59:00Z")).toMatchObject({ overdue: false, until: "2026-12-05" });
  expect(at("2026-12-05T17:00:00Z")).toMatchObject({ overdue: false, until: "2026-12-07" });
  expect(at("2026-12-07T16:59:00Z")).toMatchObject({ overdue: false, until: "2026-12-07" });
  expect(at("2026-12-07T17:00:00Z", { until: "2026-12-12" })).toEqual({ overdue: true, round: 1, until: "2026-12-12" });
  expect(at("2026-12-09T03:00:00Z", { until: "2026-12-12", round: 3 })).toMatchObject({ round: 3 });
});

test.each<[string, string, Parameters<typeof deadlineOf>[2], string]>([
  ["after the deadline without a new one", "2026-12-08T03:00:00Z", {}, "letters.until_needed"],
  ["a new deadline that is past", "2026-12-08T03:00:00Z", { until: "2026-12-07" }, "letters.until_past"],
  ["a number before the deadline", "2026-12-01T03:00:00Z", { round: 1 }, "letters.round_early"],
  ["the reminder 0", "2026-12-08T03:00:00Z", { until: "2026-12-12", round: 0 }, "letters.round_zero"],
])("%s is refused", (_, now, more, code) => {
  expect(() => at(now, more)).toThrow(expect.objectContaining({ code }));
});
