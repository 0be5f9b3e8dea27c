/** The map's data as a graph: who has no line stands aside, everybody else where the server says. */
import Graph from "graphology";
import { colourOf, NOT_SHOWN, STATES } from "./states";

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly x: number;
  readonly y: number;
  readonly lines: number | null;
}

export interface Tie {
  readonly id: string;
  readonly a: number;
  readonly b: number;
  readonly directed: boolean;
}

export interface Day {
  readonly states: string;
  readonly resting: readonly number[];
  readonly present: string;
}

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
  hidden: boolean;
  place: number;
}

export interface EdgeLook {
  size: number;
  color: string;
  hidden: boolean;
  type: string;
  place: number;
}

export type TieGraph = Graph<NodeLook, EdgeLook>;

/** Nodes and edges are named by their places in the server's lists, as "n0" and "e0". */
export function build(actors: readonly Actor[], ties: readonly Tie[]): TieGraph {
  const graph: TieGraph = new Graph({ multi: true, type: "mixed" });
  const tied = new Set(ties.flatMap((tie) => [tie.a, tie.b]));
  actors.forEach((actor, place) => {
    if (!tied.has(place)) return;
    graph.addNode(`n${place}`, {
      x: actor.x,
      y: actor.y,
      size: sizeOf(actor.lines),
      label: actor.name,
      color: colourOf(actor.kind),
      hidden: false,
      place,
    });
  });
  ties.forEach((tie, place) => {
    const look: EdgeLook = {
      size: 1,
      color: "#aebac0",
      hidden: false,
      type: tie.directed ? "arrow" : "line",
      place,
    };
    graph.addUndirectedEdgeWithKey(`e${place}`, `n${tie.a}`, `n${tie.b}`, look);
  });
  return graph;
}

/** Who has no line at all, by place in the list. */
export function withoutLine(actors: readonly Actor[], ties: readonly Tie[]): number[] {
  const tied = new Set(ties.flatMap((tie) => [tie.a, tie.b]));
  return actors.flatMap((_, place) => (tied.has(place) ? [] : [place]));
}

/** Four times the lines, twice the width; unknown counts as few. */
export function sizeOf(lines: number | null): number {
  return 3.5 + 1.6 * Math.sqrt(lines ?? 1);
}

/** Shows the states of a day; what is not laid or not there on it is hidden. */
export function showDay(graph: TieGraph, day: Day): void {
  graph.updateEachNodeAttributes((_, look) => ({ ...look, hidden: day.present[look.place] === "0" }));
  graph.updateEachEdgeAttributes((_, look) => {
    const digit = day.states[look.place] ?? NOT_SHOWN;
    const style = STATES[Number(digit)];
    return style
      ? { ...look, hidden: false, color: style.colour, size: style.size }
      : { ...look, hidden: true };
  });
}

/** The states that occur on a day, in the order of the legend. */
export function statesOn(day: Day): string[] {
  return STATES.filter((_, digit) => day.states.includes(String(digit))).map((style) => style.id);
}
