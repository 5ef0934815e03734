import { expect, test } from "vitest";
import { pace } from "../../src/commands/progress.js";

test("The rate since the start and the time left at that rate", () => {
  expect(pace("vi", 25, 100, 2)).toBe("· 12,5 mỗi giây · còn 0:06");
  expect(pace("en", 25, 100, 2)).toBe("· 12.5 a second · 0:06 left");
  expect(pace("vi", 1, 3601, 1)).toBe("· 1 mỗi giây · còn 1:00:00");
  expect(pace("vi", 10, 660, 10)).toBe("· 1 mỗi giây · còn 10:50");
  expect(pace("en", 1, 2, 400)).toBe("· 0.0025 a second · 6:40 left");
  expect(pace("vi", 123_456, 123_456, 1)).toBe("· 123.000 mỗi giây · còn 0:00");
});

test("Says nothing before there is a rate", () => {
  expect(pace("vi", 0, 100, 5)).toBe("");
  expect(pace("vi", 5, 100, 0)).toBe("");
});
