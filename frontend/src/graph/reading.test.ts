import { expect, test } from "vitest";
import { turnOf, turnsBetween } from "./compare";
import { drawnIn, foldedAt, heldOn, stillFolded } from "./fold";
import { isInside } from "./lasso";
import { isOn, layersOn } from "./layers";
import { around, neighboursOf, shortestPaths } from "./paths";
import { CLASSES, coloursFor, OTHERS, sizesFor, STEPS, UNTOLD } from "./scales";
import { type Actor, type Tie, WHOLE } from "./view";

const actor = (at: Partial<Actor>): Actor => ({
  id: "", name: "", kind: "group", place: "", issues: [], x: 0, y: 0, lines: 1, within: [], cluster: -1, ...at,
});
const tie = (a: number, b: number, has: Partial<Tie> = {}): Tie => ({
  id: "", a, b, directed: false, kind: 1, bases: [], events: [], ...has,
});
const RING = [tie(0, 1), tie(1, 2), tie(2, 3), tie(3, 0), tie(3, 4)];
const all = (): boolean => true;

test("all shortest ways are found, one is told, and none is one", () => {
  const near = neighboursOf(RING, all);
  const ways = shortestPaths(1, 3, near);

  expect(ways?.steps).toBe(2);
  expect([...(ways?.ties ?? [])].sort()).toEqual([0, 1, 2, 3]);
  expect(ways?.way).toHaveLength(3);
  expect([ways?.way[0], ways?.way.at(-1)]).toEqual([1, 3]);
  expect(shortestPaths(1, 9, near)).toBeNull();
});

test("a line that is not shown leads nowhere", () => {
  const near = neighboursOf(RING, (place) => place !== 4);
  expect(shortestPaths(0, 4, near)).toBeNull();
  expect([...around(0, 1, near).places].sort()).toEqual([0, 1, 3]);
  expect(around(0, 2, near).places.size).toBe(4);
});

test("a member of two folded holders is drawn in the smaller, once, and a circle ends", () => {
  const actors = [actor({ kind: "network" }), actor({ within: [0] }), actor({ within: [0, 1] }), actor({ within: [0] })];
  expect(drawnIn(actors, new Set())).toEqual([0, 1, 2, 3]);
  expect(drawnIn(actors, new Set([0, 1]))).toEqual([0, 0, 0, 0]);
  expect(drawnIn(actors, new Set([1]))).toEqual([0, 1, 1, 3]);
  expect(foldedAt(actors, "networks")).toEqual(new Set([0]));
  const circle = [actor({ within: [1] }), actor({ within: [0] })];
  expect(drawnIn(circle, new Set([0, 1]))).toEqual([1, 0]);
});

test("on another day also those are folded who only then hold somebody, and no others", () => {
  const actors = [actor({ kind: "network" }), actor({}), actor({}), actor({})];
  const [before, now] = [heldOn(actors, [[2, 0]]), heldOn(actors, [[2, 0], [3, 1], [2, 1]])];

  expect(now.map(({ within }) => within)).toEqual([[], [], [0, 1], [1]]);
  expect(stillFolded(new Set([0]), "groups", before, now)).toEqual(new Set([0, 1]));
  expect(stillFolded(new Set(), "groups", before, now)).toEqual(new Set([1])); // 0 was opened by hand
  expect(stillFolded(new Set([0]), "networks", before, now)).toEqual(new Set([0]));
  expect(stillFolded(new Set([1]), "all", before, now)).toEqual(new Set([1]));
});

test("what lies inside a line is found, whichever way round it was drawn", () => {
  const square = [{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 4, y: 4 }, { x: 0, y: 4 }];
  for (const line of [square, [...square].reverse()]) {
    expect(isInside({ x: 1, y: 3 }, line)).toBe(true);
    expect(isInside({ x: 5, y: 3 }, line)).toBe(false);
  }
  expect(isInside({ x: 0, y: 0 }, [])).toBe(false);
});

test("between two days each line came, went, fell silent or answers again, or nothing is said", () => {
  expect(turnOf(undefined, "laid")).toBe("came");
  expect(turnOf("active", "untested")).toBe("fell_silent");
  expect(turnOf("active", "unanswered")).toBe("unanswered");
  expect(turnOf("active", "ended")).toBe("went");
  expect(turnOf("lapsed", "ended")).toBeNull();
  expect(turnOf("untested", "active")).toBe("answers_again");
  expect(turnOf("laid", "active")).toBeNull();
  const day = (states: string): { states: string; resting: []; present: string } => ({ states, resting: [], present: "" });
  expect(turnsBetween(day("924"), day("242"))).toMatchObject({ came: [0], fell_silent: [1], answers_again: [2] });
});

test("a line with several bases is shown while one of them is, and one without has its own layer", () => {
  const both = tie(0, 1, { bases: ["culture", "power"] });
  expect(isOn(both, "active", new Set(["basis:culture"]))).toBe(true);
  expect(isOn(both, "active", new Set(["basis:culture", "basis:power"]))).toBe(false);
  expect(isOn(tie(0, 1), "active", new Set(["basis:"]))).toBe(false);
});

test("a group in which all lines are alike is no layer", () => {
  const found = layersOn([tie(0, 1), tie(1, 2, { bases: ["power"] })], { states: "22", resting: [], present: "" });
  expect(found.map(({ group, of, count }) => [group, of, count])).toEqual([
    ["basis", "power", 1],
    ["basis", "", 1],
  ]);
});

test("more classes than colours share one, and who told none has another", () => {
  const actors = Array.from({ length: CLASSES.length + 2 }, (_, at) => actor({ place: `p${at}` }));
  const { shades, colourOf } = coloursFor({ ...WHOLE, colour: "place" }, [...actors, actor({})], null);

  expect(shades).toHaveLength(CLASSES.length + 2);
  expect(colourOf(CLASSES.length)).toBe(OTHERS);
  expect(colourOf(actors.length)).toBe(UNTOLD);
});

test("numbers are shaded in steps of as many each, and a missing one is no zero", () => {
  const values = [0, 1, 2, 3, 4, null];
  const { shades, colourOf } = coloursFor(WHOLE, [], values);

  expect(values.map((_, place) => colourOf(place))).toEqual([...STEPS, UNTOLD]);
  expect(shades.at(-1)).toEqual({ colour: UNTOLD, of: "" });
  const alike = coloursFor(WHOLE, [], [7, 7, 7]);
  expect(alike.shades).toEqual([{ colour: alike.colourOf(0), of: "number", from: 7, to: 7 }]);
});

test("sizes grow with numbers, and nobody vanishes", () => {
  const size = sizesFor({ ...WHOLE, size: "degree" }, [], [0, 1, 4, null]);
  expect(size(2)).toBeGreaterThan(size(1));
  expect(size(0)).toBe(size(3));
  expect(sizesFor({ ...WHOLE, size: "degree" }, [], [0, 0])(0)).toBeGreaterThan(0);
  expect(sizesFor(WHOLE, [actor({ lines: null })], null)(0)).toBe(sizesFor(WHOLE, [actor({ lines: 1 })], null)(0));
});
