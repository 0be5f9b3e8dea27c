import { describe, expect, it } from "vitest";
import { bowed, dotRadius, type Feature, groundOf, linkWidth } from "./ground";

const outline = (code: string): Feature => ({
  type: "Feature",
  properties: { code, river: false },
  geometry: { type: "MultiPolygon", coordinates: [[[[100, 18], [101, 18], [101, 19]]]] },
});
const river: Feature = {
  type: "Feature",
  properties: { code: "55-nan", river: true },
  geometry: { type: "MultiLineString", coordinates: [[[100, 18], [100, 19]]] },
};
const places = [
  { code: "55", members: 9, lon: 100.5, lat: 18.5 },
  { code: "56", members: 0, lon: 99.5, lat: 19.5 },
  { code: "", members: 3, lon: null, lat: null },
];
const links = [
  { a: 0, b: 1, lines: 4, answering: 0 },
  { a: 0, b: 2, lines: 2, answering: 2 },
];

describe("the map of places", () => {
  const ground = groundOf({ places, links }, [outline("55"), outline("56"), outline("57"), river]);

  it("draws what has a position, and no line to what has none", () => {
    expect(ground.dots.map((dot) => dot.geometry.coordinates)).toEqual([
      [100.5, 18.5],
      [99.5, 19.5],
    ]);
    expect(ground.links.map((link) => link.properties.answers)).toEqual([false]);
  });

  it("tells outlines with members from empty ones and from what is around", () => {
    expect(ground.areas.map((area) => area.properties.told)).toEqual(["members", "empty", "around"]);
    expect(ground.rivers).toEqual([river]);
  });

  it("opens on everything of the level and on nothing around it", () => {
    expect(ground.bounds?.[0][0]).toBeCloseTo(99.48);
    expect(ground.bounds?.[1]).toEqual([101.02, 19.52]);
    expect(groundOf({ places: [], links: [] }, [outline("55")]).bounds).toBeNull();
  });

  it("makes the area of a circle as large as what it counts, and an empty one small", () => {
    const [one, four] = [dotRadius(1, 4), dotRadius(4, 4)];
    expect((four - 5) / (one - 5)).toBeCloseTo(2);
    expect(dotRadius(0, 4)).toBeLessThan(one);
    expect(linkWidth(4, 4)).toBeGreaterThan(linkWidth(1, 4));
  });

  it("bows a line from end to end to one side", () => {
    const line = bowed([0, 0], [10, 0]);
    expect([line[0], line.at(-1)]).toEqual([
      [0, 0],
      [10, 0],
    ]);
    expect(line.slice(1, -1).every(([, y]) => y < 0)).toBe(true);
  });
});
