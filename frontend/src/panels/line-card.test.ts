import { expect, test } from "vitest";
import { wrapped } from "./line-card";

const measure = (words: string): number => words.length;

test("a Thai line breaks between words, and no letter is lost", () => {
  const line = "เครือข่ายลุ่มน้ำแม่หอมมีสายที่ยังตอบเก้าสิบหกสาย";
  const parts = wrapped(line, 20, measure);

  expect(parts.join("")).toBe(line);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(20);
});

test("a word wider than the card stands alone instead of vanishing", () => {
  expect(wrapped("a incomprehensibilities b", 10, measure)).toContain("incomprehensibilities");
});

test("an empty line takes no room", () => {
  expect(wrapped("", 20, measure)).toEqual([]);
});
