/** The forecast of arrivals, by hand sums. */
import { describe, expect, test } from "vitest";
import { arrivalsOf, forecastOf } from "../../../src/report/web/forecast.js";

const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}`;
/** Units that arrived on the days from the first of November. */
const arrived = (...counts: number[]) =>
  arrivalsOf(
    "Asia/Ho_Chi_Minh",
    counts.flatMap((count, n) => Array.from({ length: count }, () => `${day(n + 1)}T03:00:00Z`)),
  );

test("arrivals are counted by the day where the office is", () => {
  expect(arrivalsOf("Asia/Ho_Chi_Minh", ["2026-11-30T18:00:00Z", "2026-11-30T03:00:00Z"])).toEqual([
    { day: "2026-11-30", count: 1, total: 1 },
    { day: "2026-12-01", count: 1, total: 2 },
  ]);
});

describe("the forecast", () => {
  test("carries the median of the last seven days on, and never beyond all", () => {
    // Days 2 to 8: 1 0 3 2 2 9 2; median 2; 29 sent by day 8, 5 days left.
    const arrivals = arrived(10, 1, 0, 3, 2, 2, 9, 2);
    expect(forecastOf(arrivals, { expected: 68, today: day(8), until: day(13) })).toMatchObject({
      units: 39,
      pace: 2,
      daysLeft: 5,
      why: null,
    });
    expect(forecastOf(arrivals, { expected: 31, today: day(8), until: day(13) }).units).toBe(31);
  });

  test("counts days on which nobody sent", () => {
    expect(forecastOf(arrived(9, 0, 0, 0, 1), { expected: 68, today: day(5), until: day(9) })).toMatchObject({
      units: 10,
      pace: 0,
    });
  });

  test.each([
    ["too few days", arrived(3, 4), day(2), day(9), "few_days"],
    ["nothing yet", [], day(2), day(9), "few_days"],
    ["the deadline over", arrived(3, 4, 1, 1), day(4), day(4), "over"],
    ["all have sent", arrived(30, 38), day(2), day(9), "all"],
  ] as const)("is not made: %s", (_, arrivals, today, until, why) => {
    expect(forecastOf([...arrivals], { expected: 68, today, until })).toMatchObject({ units: null, why });
  });
});
