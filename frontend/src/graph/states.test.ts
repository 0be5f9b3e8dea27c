import { expect, test } from "vitest";
import { KIND_COLOURS } from "./scales";
import { NOT_SHOWN, STATES } from "./states";

const strength = (colour: string, from: number): number => parseInt(colour.slice(from, from + 2), 16);

test("no state of a line is red: silence is a question, not an alarm", () => {
  for (const { id, colour } of STATES) {
    const [red, green] = [strength(colour, 1), strength(colour, 3)];
    expect(red - green, id).toBeLessThan(100);
  }
});

test("each digit the server sends means one state, and the last means none", () => {
  expect(new Set(STATES.map((style) => style.id)).size).toBe(STATES.length);
  expect(STATES[Number(NOT_SHOWN)]).toBeUndefined();
  expect(STATES.length).toBe(Number(NOT_SHOWN));
});

test("no two kinds of actor share a colour", () => {
  const colours = Object.values(KIND_COLOURS);
  expect(new Set(colours).size).toBe(colours.length);
});
