/** The map's data as a graph: who has no line stands aside, everybody else where the server says. */
import Graph from "graphology";
import { drawnIn } from "./fold";
import { isOn } from "./layers";
import { type Colours, sizeOf, UNTOLD } from "./scales";
import { type Day, isHere, stateOn, type StateStyle } from "./states";
import type { Actor, Tie, TieMap, View } from "./view";

export interface NodeLook {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
  hidden: boolean;
  place: number;
  zIndex: number;
  forceLabel: boolean;
}

export interface EdgeLook {
  size: number;
  color: string;
  hidden: boolean;
  type: string;
  /** The place of a line, or -1 where several stand for those of folded members. */
  place: number;
  state: StateStyle | null;
  /** How many lines it stands for. */
  count: number;
  zIndex: number;
}

export type TieGraph = Graph<NodeLook, EdgeLook>;

const BACK_NODE = "#d9dcdc";
const BACK_EDGE = "#eceeee";
const SEVERAL = "#7d98a1";

/** Nodes and edges are named by their places in the server's lists, as "n0" and "e0". */
export function build({ actors, ties }: TieMap): TieGraph {
  const graph: TieGraph = new Graph({ multi: true, type: "mixed" });
  const tied = tiedIn(ties);
  const holders = actors.flatMap((actor, place) => (tied.has(place) ? actor.within : []));
  const drawn = new Set([...tied, ...holders]);
  actors.forEach((actor, place) => {
    if (drawn.has(place)) addNode(graph, actor, place, !tied.has(place));
  });
  ties.forEach((tie, place) => {
    graph.addUndirectedEdgeWithKey(`e${place}`, `n${tie.a}`, `n${tie.b}`, {
      size: 1,
      color: "#aebac0",
      hidden: false,
      type: tie.directed ? "arrow" : "line",
      place,
      state: null,
      count: 1,
      zIndex: 0,
    });
  });
  return graph;
}

function addNode(graph: TieGraph, actor: Actor, place: number, hidden: boolean): void {
  graph.addNode(`n${place}`, {
    x: actor.x,
    y: actor.y,
    size: sizeOf(actor.lines),
    label: actor.name,
    color: UNTOLD,
    hidden,
    place,
    zIndex: 0,
    forceLabel: false,
  });
}

function tiedIn(ties: readonly Tie[]): Set<number> {
  return new Set(ties.flatMap((tie) => [tie.a, tie.b]));
}

/** Who has no line at all, by place in the list. */
export function withoutLine(actors: readonly Actor[], ties: readonly Tie[]): number[] {
  const tied = tiedIn(ties);
  return actors.flatMap((_, place) => (tied.has(place) ? [] : [place]));
}

export interface Scales {
  readonly colours: Colours;
  readonly sizes: (place: number) => number;
}

/** Whether a line is drawn by itself or in another: laid on the day, and in a layer that is on. */
export function isShown(map: TieMap, day: Day, view: View, tie: number): boolean {
  const [line, state] = [map.ties[tie], stateOn(day, tie)];
  return !!line && !!state && isOn(line, state.id, view.off) && isHere(day, line.a) && isHere(day, line.b);
}

/** Gives every actor and line the look that the day and the reader's view ask for. */
export function paint(graph: TieGraph, map: TieMap, day: Day, view: View, scales: Scales): void {
  const stands = drawnIn(map.actors, view.folded);
  const inside = countIn(stands, day);
  for (const place of inside.keys()) {
    const actor = map.actors[place]; // on the day the graph was built of, it may have held nobody
    if (actor && !graph.hasNode(`n${place}`)) addNode(graph, actor, place, true);
  }
  paintNodes(graph, map, day, view, scales, { stands, inside });
  paintEdges(graph, map, day, view, stands);
}

/** How many members that are there on the day are drawn in each place, itself aside. */
function countIn(stands: readonly number[], day: Day): Map<number, number> {
  const counts = new Map<number, number>();
  stands.forEach((at, place) => {
    if (at !== place && isHere(day, place)) counts.set(at, (counts.get(at) ?? 0) + 1);
  });
  return counts;
}

function paintNodes(
  graph: TieGraph,
  map: TieMap,
  day: Day,
  view: View,
  scales: Scales,
  { stands, inside }: { readonly stands: readonly number[]; readonly inside: ReadonlyMap<number, number> },
): void {
  const tied = tiedIn(map.ties);
  graph.updateEachNodeAttributes((_, look) => {
    const { place } = look;
    const held = inside.get(place) ?? 0;
    const near = !view.focus || view.focus.places.has(place);
    const name = map.actors[place]?.name ?? "";
    return {
      ...look,
      hidden: !isHere(day, place) || stands[place] !== place || (!tied.has(place) && !held),
      size: scales.sizes(place) + 2 * Math.sqrt(held),
      color: near ? scales.colours.colourOf(place) : BACK_NODE,
      label: near ? (held ? `${name} (${held})` : name) : "",
      zIndex: near && view.focus ? 1 : 0,
      forceLabel: near && view.focus !== null && view.focus.places.size < 40,
    };
  });
}

function paintEdges(graph: TieGraph, map: TieMap, day: Day, view: View, stands: readonly number[]): void {
  const bundles = new Map<string, { ends: [number, number]; ties: number[] }>();
  graph.updateEachEdgeAttributes((key, look) => {
    if (isBundle(key)) return { ...look, hidden: true };
    const tie = map.ties[look.place];
    const style = stateOn(day, look.place);
    if (!tie || !style || !isShown(map, day, view, look.place)) return { ...look, hidden: true };
    const ends = [stands[tie.a] ?? tie.a, stands[tie.b] ?? tie.b] as [number, number];
    if (ends[0] !== tie.a || ends[1] !== tie.b) {
      ends.sort((one, other) => one - other);
      const key = `b${ends.join("-")}`;
      const bundle = bundles.get(key) ?? { ends, ties: [] };
      bundle.ties.push(look.place);
      if (ends[0] !== ends[1]) bundles.set(key, bundle);
      return { ...look, hidden: true };
    }
    const near = isNear(view, tie, look.place);
    return {
      ...look,
      hidden: false,
      color: near ? style.colour : BACK_EDGE,
      size: style.size,
      state: near ? style : null,
      zIndex: near && view.focus ? 1 : 0,
    };
  });
  for (const [key, { ends, ties }] of bundles) addBundle(graph, key, ends, ties, day);
}

function isNear({ focus }: View, tie: Tie, place: number): boolean {
  if (!focus) return true;
  return focus.ties?.has(place) ?? (focus.places.has(tie.a) && focus.places.has(tie.b));
}

/**
 * One edge for all lines between two that members are folded into. It stays when it is of no use,
 * hidden: an edge that is dropped from under sigma makes it fail at the next one that changes.
 */
function addBundle(graph: TieGraph, key: string, ends: [number, number], ties: number[], day: Day): void {
  const [first = 0] = ties;
  const alone = ties.length === 1 ? stateOn(day, first) : undefined;
  const look: EdgeLook = {
    size: alone?.size ?? 2 + Math.sqrt(ties.length),
    color: alone?.colour ?? SEVERAL,
    hidden: false,
    type: "line",
    place: alone ? first : -1,
    state: alone ?? null,
    count: ties.length,
    zIndex: 0,
  };
  if (graph.hasEdge(key)) graph.replaceEdgeAttributes(key, look);
  else graph.addUndirectedEdgeWithKey(key, `n${ends[0]}`, `n${ends[1]}`, look);
}

function isBundle(key: string): boolean {
  return key.startsWith("b");
}

export interface Shown {
  readonly dots: number;
  readonly lines: number;
  /** How many of the lines stand for several. */
  readonly bundles: number;
}

export function countShown(graph: TieGraph): Shown {
  const lines = graph.filterEdges((_, look) => !look.hidden);
  return {
    dots: graph.filterNodes((_, look) => !look.hidden).length,
    lines: lines.length,
    bundles: lines.filter((edge) => graph.getEdgeAttribute(edge, "count") > 1).length,
  };
}
