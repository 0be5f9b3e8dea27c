import { expect, test } from "vitest";
import { LabelRoom, type Labelled, overlaps, placesOf } from "./label-room";

const letters = { labelSize: 10, labelFont: "x", labelWeight: "600" };
const context = {
  font: "",
  measureText: (text: string) => ({ width: text.length * 8 }),
} as unknown as CanvasRenderingContext2D;

function named(label: string, x: number, y: number, size: number): Labelled {
  return { label, x, y, size, color: "#000" };
}

function drawn(...asked: Labelled[]): Map<string, number> {
  const room = new LabelRoom();
  const names = new Map<string, number>();
  asked.forEach((data) => {
    room.ask(data, context, letters);
  });
  room.fill({ width: 500 }, (_, text, place) => names.set(text, place.x));
  return names;
}

test("a name stands to the right of its dot", () => {
  expect(drawn(named("a", 0, 0, 4)).get("a")).toBe(8);
});

test("at the edge of the sheet it stands to the left", () => {
  expect(drawn(named("abc", 490, 0, 4)).get("abc")).toBe(458);
});

test("where there is no room to the right, it stands to the left", () => {
  const places = drawn(named("large", 200, 0, 9), named("small", 230, 0, 4));
  expect(places.get("small")).toBeGreaterThan(230);
  expect(places.get("large")).toBeLessThan(200);
});

test("of names with no room at all, those of the larger dots are drawn", () => {
  const crowd = Array.from({ length: 20 }, (_, at) => named(`name ${at}`, 200 + at, 0, 4));
  const names = [...drawn(...crowd, named("largest", 210, 0, 9)).keys()];
  expect(names[0]).toBe("largest");
  expect(names.length).toBeLessThan(8);
});

test("boxes that only touch do not overlap", () => {
  const [right, left] = placesOf(named("a", 0, 0, 4), 20, 10);
  if (!right || !left) throw new Error("a name has places");
  expect(overlaps(right, left)).toBe(false);
  expect(overlaps(right, { ...right, left: right.right, right: right.right + 5 })).toBe(false);
  expect(overlaps(right, right)).toBe(true);
});
