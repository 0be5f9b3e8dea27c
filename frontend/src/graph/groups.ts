/** A map too large to be drawn one by one: groups as dots, the lines between two groups as one. */
import Graph from "graphology";
import type { TieGraph } from "./build";
import { CLASSES, UNTOLD } from "./scales";

export interface Group {
  readonly about: string;
  readonly name: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface Between {
  readonly a: number;
  readonly b: number;
  readonly lines: number;
}

export const GROUP_COLOUR = CLASSES[0];
export const BETWEEN_COLOUR = "#7d98a1";

/** Of more groups or more lines each is drawn smaller, so that there is something to see between them. */
const ROOM = { groups: 25, lines: 100 };
const smaller = (room: number, many: number): number => Math.min(1, Math.sqrt(room / Math.max(1, many)));

/** Groups and lines between them; the more, the larger and the wider, by their roots. */
export function buildGroups(
  groups: readonly Group[],
  between: readonly Between[],
  nameOf: (group: Group) => string,
): TieGraph {
  const graph: TieGraph = new Graph({ multi: true, type: "mixed" });
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const largest = 21 * smaller(ROOM.groups, groups.length);
  const thickest = 7 * smaller(ROOM.lines, between.length);
  const widest = Math.max(1, ...between.map(({ lines }) => lines));
  groups.forEach((group, place) => {
    graph.addNode(`n${place}`, {
      x: group.x,
      y: group.y,
      size: 5 + largest * Math.sqrt(group.count / most),
      label: `${nameOf(group)} (${group.count})`,
      color: group.about ? GROUP_COLOUR : UNTOLD,
      hidden: false,
      place,
      zIndex: 0,
      forceLabel: false,
    });
  });
  for (const { a, b, lines } of between) {
    graph.addUndirectedEdge(`n${a}`, `n${b}`, {
      size: 0.6 + thickest * Math.sqrt(lines / widest),
      color: BETWEEN_COLOUR,
      hidden: false,
      type: "line",
      place: -1,
      state: null,
      count: lines,
      zIndex: 0,
    });
  }
  return graph;
}
