/** What is drawn on the map of places: dots, lines between them, outlines, and what has a name. */

/** A place of the level, as far as it is drawn. */
export interface Dot {
  readonly code: string;
  readonly members: number;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Dots {
  readonly places: readonly Dot[];
  readonly links: readonly Readonly<Record<"a" | "b" | "lines" | "answering", number>>[];
}

export type Position = readonly [number, number];
interface Properties {
  readonly code?: string;
  readonly river?: boolean;
  readonly [key: string]: string | number | boolean | undefined;
}

/** GeoJSON, as far as it is used here. */
export interface Feature {
  readonly type: "Feature";
  readonly properties: Properties;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

export interface Ground {
  readonly areas: readonly Feature[];
  readonly rivers: readonly Feature[];
  readonly links: readonly Feature[];
  readonly dots: readonly Feature[];
  readonly bounds: readonly [Position, Position] | null;
}

const DOT = { least: 5, most: 20, empty: 4 };
const LINK = { least: 1.5, most: 7 };
const BOW = 0.15;
const STEPS = 12;
const EDGE = 0.02; // degrees around a lone place, some two kilometres

/** Pixels: the area of a circle, not its radius, says how many. */
export function dotRadius(members: number, most: number): number {
  return members ? DOT.least + (DOT.most - DOT.least) * Math.sqrt(members / Math.max(most, 1)) : DOT.empty;
}

export function linkWidth(lines: number, most: number): number {
  return LINK.least + (LINK.most - LINK.least) * (lines / Math.max(most, 4));
}

export function pointOf(dot: Dot): Position | null {
  return dot.lon === null || dot.lat === null ? null : [dot.lon, dot.lat];
}

export function groundOf(map: Dots, drawn: readonly Feature[]): Ground {
  const members = Math.max(0, ...map.places.map((dot) => dot.members));
  const lines = Math.max(0, ...map.links.map((link) => link.lines));
  const level = new Map(map.places.map((dot) => [dot.code, dot.members]));
  const dots = map.places.flatMap((dot, at) => {
    const point = pointOf(dot);
    const radius = dotRadius(dot.members, members);
    return point ? [feature("Point", point, { at, radius, empty: dot.members === 0 })] : [];
  });
  const links = map.links.flatMap((link) => {
    const [a, b] = [map.places[link.a], map.places[link.b]].map((dot) => dot && pointOf(dot));
    const told = { width: linkWidth(link.lines, lines), answers: link.answering > 0 };
    return a && b ? [feature("LineString", bowed(a, b), told)] : [];
  });
  return {
    areas: drawn.filter(isArea).map((area) => marked(area, level)),
    rivers: drawn.filter((one) => one.properties.river === true),
    links,
    dots,
    bounds: boundsOf(map.places, drawn.filter((one) => level.has(one.properties.code ?? ""))),
  };
}

/** A line that leaves its straight way to the right, so that three places in a row keep theirs apart. */
export function bowed([x1, y1]: Position, [x2, y2]: Position): Position[] {
  const [x, y] = [(x1 + x2) / 2 + BOW * (y2 - y1), (y1 + y2) / 2 - BOW * (x2 - x1)];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS;
    const [first, amid, last] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [first * x1 + amid * x + last * x2, first * y1 + amid * y + last * y2];
  });
}

function isArea(one: Feature): boolean {
  return one.properties.river === false;
}

/** Whether an outline is of the level shown, and whether somebody is there. */
function marked(area: Feature, level: ReadonlyMap<string, number>): Feature {
  const members = level.get(area.properties.code ?? "");
  const told = members === undefined ? "around" : members ? "members" : "empty";
  return { ...area, properties: { ...area.properties, told } };
}

function feature(type: string, coordinates: unknown, properties: Properties): Feature {
  return { type: "Feature", properties, geometry: { type, coordinates } };
}

/** The corners of everything of the level; null where nothing has a position. */
function boundsOf(places: readonly Dot[], areas: readonly Feature[]): Ground["bounds"] {
  const points = [...places.flatMap((dot) => pointOf(dot) ?? []), ...areas.map((one) => one.geometry.coordinates)].flat(
    Infinity,
  ) as number[];
  if (!points.length) return null;
  const [lon, lat] = [0, 1].map((axis) => points.filter((_, at) => at % 2 === axis));
  const corner = (pick: (...of: number[]) => number, edge: number): Position => [
    (lon ?? []).reduce((a, b) => pick(a, b)) + edge,
    (lat ?? []).reduce((a, b) => pick(a, b)) + edge,
  ];
  return [corner(Math.min, -EDGE), corner(Math.max, EDGE)];
}
