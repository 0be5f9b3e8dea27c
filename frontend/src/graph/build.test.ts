import { expect, test } from "vitest";
import { build, paint, withoutLine } from "./build";
import { heldOn } from "./fold";
import { coloursFor, sizesFor } from "./scales";
import { type Day, statesOn } from "./states";
import { type Actor, type Tie, type View, WHOLE } from "./view";

const actor = (id: string, lines: number | null = 1, within: number[] = []): Actor => ({
  id, name: id, kind: "group", place: "", issues: [], x: 0.5, y: -0.5, lines, within, cluster: -1,
});
const tie = (a: number, b: number, directed = false): Tie => ({
  id: `${a}-${b}`, a, b, directed, kind: 1, bases: [], events: [],
});
const ACTORS = [actor("ก"), actor("ข"), actor("ค"), actor("ง", 0)];
const TIES = [tie(0, 1), tie(1, 2, true), tie(0, 1)];
const MAP = { actors: ACTORS, ties: TIES };
const day = (states: string, present = "1111"): Day => ({ states, resting: [], present });

function painted(states: Day, view: Partial<View> = {}, map = MAP): ReturnType<typeof build> {
  const graph = build(map);
  const seen = { ...WHOLE, ...view };
  const { actors } = map;
  paint(graph, map, states, seen, { colours: coloursFor(seen, actors, null), sizes: sizesFor(seen, actors, null) });
  return graph;
}

test("who has no line stands aside, and nobody is lost", () => {
  const graph = build(MAP);

  expect(graph.nodes()).toEqual(["n0", "n1", "n2"]);
  expect(withoutLine(ACTORS, TIES)).toEqual([3]);
  expect(graph.order + withoutLine(ACTORS, TIES).length).toBe(ACTORS.length);
});

test("two lines between the same two are both drawn, and a directed one has a head", () => {
  const graph = build(MAP);

  expect(graph.edges()).toEqual(["e0", "e1", "e2"]);
  expect(graph.getEdgeAttribute("e1", "type")).toBe("arrow");
  expect(graph.getEdgeAttribute("e0", "type")).toBe("line");
});

test("a day hides what is not laid or not there on it, and the next day shows it again", () => {
  const graph = painted(day("929", "1101"));
  expect(graph.mapEdges((_, look) => look.hidden)).toEqual([true, true, true]);
  expect(graph.getNodeAttribute("n2", "hidden")).toBe(true);
  expect(painted(day("224")).mapEdges((_, look) => look.hidden)).toEqual([false, false, false]);
});

test("a line without a state that we know is not drawn as if it were active", () => {
  const graph = painted(day("2"));
  expect(graph.getEdgeAttribute("e0", "hidden")).toBe(false);
  expect(graph.getEdgeAttribute("e1", "hidden")).toBe(true);
});

test("states in the legend are those of the day, in its order", () => {
  expect(statesOn(day("5290")).map(({ id }) => id)).toEqual(["laid", "active", "unanswered"]);
});

test("a layer that is off hides its lines and nobody's dot", () => {
  const graph = painted(day("225"), { off: new Set(["state:active"]) });
  expect(graph.mapEdges((_, look) => look.hidden)).toEqual([true, true, false]);
  expect(graph.mapNodes((_, look) => look.hidden)).toEqual([false, false, false]);
});

test("who is not looked at steps back and keeps no name", () => {
  const graph = painted(day("222"), { focus: { places: new Set([0, 1]) } });
  expect(graph.getNodeAttribute("n2", "label")).toBe("");
  expect(graph.getNodeAttribute("n0", "label")).toBe("ก");
  expect(graph.getEdgeAttribute("e1", "color")).not.toBe(graph.getEdgeAttribute("e0", "color"));
});

test("folded members are one dot with their number, and their lines are one line", () => {
  const actors = [actor("net"), actor("a", 1, [0]), actor("b", 1, [0]), actor("c")];
  const map = { actors, ties: [tie(1, 3), tie(2, 3), tie(1, 2), tie(0, 3)] };
  const graph = painted(day("2222"), { folded: new Set([0]) }, map);

  expect(graph.getNodeAttribute("n0", "label")).toBe("net (2)");
  expect(graph.filterNodes((_, look) => !look.hidden)).toEqual(["n0", "n3"]);
  const shown = graph.filterEdges((_, look) => !look.hidden);
  expect(shown).toEqual(["e3", "b0-3"]);
  expect(graph.getEdgeAttribute("b0-3", "count")).toBe(2);
});

test("who holds nobody until a later day, and has no line, is drawn once its members fold into it", () => {
  const map = { actors: [actor("net"), actor("a"), actor("b")], ties: [tie(1, 2)] };
  const graph = build(map);
  expect(graph.hasNode("n0")).toBe(false);
  const later = { ...map, actors: heldOn(map.actors, [[1, 0]]) };
  const view = { ...WHOLE, folded: new Set([0]) };
  const scales = { colours: coloursFor(view, later.actors, null), sizes: sizesFor(view, later.actors, null) };
  paint(graph, later, day("2", "111"), view, scales);

  expect(graph.getNodeAttribute("n0", "label")).toBe("net (1)");
  expect(graph.filterNodes((_, look) => !look.hidden)).toEqual(["n2", "n0"]);
});

test("a holder without a line of its own is drawn when its members are folded into it", () => {
  const map = { actors: [actor("net"), actor("a", 1, [0]), actor("b")], ties: [tie(1, 2)] };
  expect(painted(day("2", "111"), {}, map).getNodeAttribute("n0", "hidden")).toBe(true);
  const folded = painted(day("2", "111"), { folded: new Set([0]) }, map);
  expect(folded.getNodeAttribute("n0", "hidden")).toBe(false);
});
