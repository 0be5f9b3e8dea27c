import { expect, test } from "vitest";
import { dayAfter, daysBetween, written } from "./days";

test("a day so many days after another is that many days from it, across a leap day", () => {
  for (const days of [0, 1, 59, 60, 366, 1461]) {
    expect(daysBetween("2024-01-01", dayAfter("2024-01-01", days))).toBe(days);
  }
  expect(dayAfter("2024-02-28", 1)).toBe("2024-02-29");
});

test("days are written in the reader's calendar", () => {
  expect(written("2026-10-31", "th")).toBe("31 ต.ค. 2569");
  expect(written("2026-10-31", "en")).toBe("31 Oct 2026");
});
