import { expect, test } from "vitest";
import { type Actor, build, type Day, showDay, sizeOf, statesOn, type Tie, withoutLine } from "./build";

const actor = (id: string, lines: number | null = 1): Actor => ({ id, name: id, kind: "group", x: 0.5, y: -0.5, lines });
const tie = (a: number, b: number, directed = false): Tie => ({ id: `${a}-${b}`, a, b, directed });
const ACTORS = [actor("ก"), actor("ข"), actor("ค"), actor("ง", 0)];
const TIES = [tie(0, 1), tie(1, 2, true), tie(0, 1)];
const day = (states: string, present = "1111"): Day => ({ states, resting: [], present });

test("who has no line stands aside, and nobody is lost", () => {
  const graph = build(ACTORS, TIES);

  expect(graph.nodes()).toEqual(["n0", "n1", "n2"]);
  expect(withoutLine(ACTORS, TIES)).toEqual([3]);
  expect(graph.order + withoutLine(ACTORS, TIES).length).toBe(ACTORS.length);
});

test("two lines between the same two are both drawn, and a directed one has a head", () => {
  const graph = build(ACTORS, TIES);

  expect(graph.edges()).toEqual(["e0", "e1", "e2"]);
  expect(graph.getEdgeAttribute("e1", "type")).toBe("arrow");
  expect(graph.getEdgeAttribute("e0", "type")).toBe("line");
});

test("a day hides what is not laid or not there on it, and the next day shows it again", () => {
  const graph = build(ACTORS, TIES);
  const hidden = (): boolean[] => graph.mapEdges((_, look) => look.hidden);

  showDay(graph, day("929", "1101"));
  expect(hidden()).toEqual([true, false, true]);
  expect(graph.getNodeAttribute("n2", "hidden")).toBe(true);

  showDay(graph, day("224"));
  expect(hidden()).toEqual([false, false, false]);
  expect(graph.getNodeAttribute("n2", "hidden")).toBe(false);
});

test("a line without a state that we know is not drawn as if it were active", () => {
  const graph = build(ACTORS, TIES);

  showDay(graph, day("2"));
  expect(graph.getEdgeAttribute("e0", "hidden")).toBe(false);
  expect(graph.getEdgeAttribute("e1", "hidden")).toBe(true);
});

test("states in the legend are those of the day, in its order", () => {
  expect(statesOn(day("5290"))).toEqual(["laid", "active", "unanswered"]);
});

test("unknown numbers of lines are drawn like one, and nobody has no size", () => {
  expect(sizeOf(null)).toBe(sizeOf(1));
  expect(sizeOf(0)).toBeGreaterThan(0);
  expect(sizeOf(16)).toBeGreaterThan(sizeOf(4));
});
