/** The graph on a canvas: labels that keep their Thai marks, and what can be pressed. */
import Graph from "graphology";
import Sigma from "sigma";
import { animateNodes } from "sigma/utils";
import type { EdgeLook, NodeLook, TieGraph } from "../graph/build";
import { LabelRoom, type Labelled, type Lettering } from "./label-room";

export interface Presses {
  onActor: (place: number) => void;
  onTie: (place: number) => void;
  onNothing: () => void;
}

export type Drawn = Sigma<NodeLook, EdgeLook>;

/** Waits for the font, since a canvas never redraws when a font arrives late. */
export async function fontsReady(): Promise<void> {
  await Promise.all([
    document.fonts.load("600 14px Sarabun", "สายใยที่เชื่อมน้ำป่ากุ้งปู่"),
    document.fonts.load("600 14px Sarabun", "Saiyai"),
  ]);
}

/** Of more lines none can be hit with a finger, and to listen to each draws all of them twice. */
const MOST_PRESSED = 10_000;

/** Sheets with nothing on them yet, by where they lie. */
const sheets = new WeakMap<HTMLElement, Drawn>();

/**
 * Lays a sheet while the network is still on its way: to start its renderer takes longer than to
 * draw some hundred dots. The next `draw` here takes it.
 */
export function laySheet(container: HTMLElement): void {
  if (!sheets.has(container)) sheets.set(container, sheetOn(container, true));
}

/** The sheet that was laid, where its lines can be pressed as they should; else a new one. */
function takeSheet(container: HTMLElement, pressed: boolean): Drawn {
  const laid = sheets.get(container);
  sheets.delete(container);
  if (laid && pressed) return laid;
  laid?.kill();
  return sheetOn(container, pressed);
}

/** Empty at first: what is drawn before anybody listens would have to be drawn again. */
function sheetOn(container: HTMLElement, pressed: boolean): Drawn {
  const room = new LabelRoom();
  const sigma: Drawn = new Sigma<NodeLook, EdgeLook>(new Graph(), container, {
    labelFont: "Sarabun, sans-serif",
    labelWeight: "600",
    labelSize: 13,
    labelColor: { color: "#1f2d33" },
    labelRenderedSizeThreshold: 4,
    labelDensity: 4, // more are asked for than have room; the room decides
    labelGridCellSize: 100,
    minEdgeThickness: 1.2,
    zIndex: true,
    enableEdgeEvents: pressed,
    stagePadding: 50,
    allowInvalidContainer: true,
    defaultDrawNodeLabel: (context, data, letters) => {
      if (data.label) room.ask({ ...data, label: data.label }, context, letters);
    },
    defaultDrawNodeHover: hover,
  });
  sigma.on("beforeRender", () => {
    room.clear();
  });
  sigma.on("afterRender", () => {
    room.fill(sigma.getDimensions(), write);
  });
  return sigma;
}

export function draw(graph: TieGraph, container: HTMLElement, presses: Presses): Drawn {
  const sigma = takeSheet(container, graph.size <= MOST_PRESSED);
  sigma.setGraph(graph);
  const watched = new ResizeObserver(() => {
    const { width, height } = sigma.getDimensions();
    sigma.resize();
    const now = sigma.getDimensions();
    if (now.width === width && now.height === height) return; // it is told once when it begins to watch
    sigma.refresh(); // at once: while one is scheduled, sigma fails at a changed edge
  });
  watched.observe(container);
  sigma.on("kill", () => {
    watched.disconnect();
  });
  sigma.on("clickNode", ({ node }) => {
    presses.onActor(graph.getNodeAttribute(node, "place"));
  });
  sigma.on("clickEdge", ({ edge }) => {
    const place = graph.getEdgeAttribute(edge, "place");
    if (place >= 0) presses.onTie(place);
  });
  sigma.on("clickStage", presses.onNothing);
  return sigma;
}

const NEAR = 0.45;

/**
 * Brings one actor to the middle of what can be seen, of which the lowest pixels may be covered.
 */
export function flyTo(sigma: Drawn, node: string, covered: number): void {
  const place = sigma.getNodeDisplayData(node);
  if (!place) return;
  const [top, middle] = [0, covered / 2].map((y) => sigma.viewportToFramedGraph({ x: 0, y }).y);
  const lift = (((top ?? 0) - (middle ?? 0)) * NEAR) / sigma.getCamera().ratio;
  go(sigma, { x: place.x, y: place.y - lift, ratio: NEAR });
}

/** Brings several into sight together, with room around them. */
export function flyToAll(sigma: Drawn, nodes: readonly string[]): void {
  const places = nodes.flatMap((node) => sigma.getNodeDisplayData(node) ?? []);
  if (!places.length) return;
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const ratio = Math.min(1, Math.max(NEAR, 1.7 * Math.max(right - left, high - low)));
  go(sigma, { x: (left + right) / 2, y: (low + high) / 2, ratio });
}

/** At once for readers who asked their machine for less motion. */
function go(sigma: Drawn, there: Readonly<Record<"x" | "y" | "ratio", number>>): void {
  if (isStill()) sigma.getCamera().setState(there);
  else void sigma.getCamera().animate(there, { duration: 400 });
}

function isStill(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * Moves everybody from where they were drawn to where they will be, as places in the list, then
 * puts all back where they stand, for `then` to show it.
 */
export function travel(
  graph: TieGraph,
  stand: readonly Readonly<Record<"x" | "y", number>>[],
  from: readonly number[],
  to: readonly number[],
  then: () => void,
): void {
  const moving = from.flatMap((at, place) => (at !== to[place] && graph.hasNode(`n${place}`) ? [place] : []));
  const put = (where: readonly number[]): void => {
    for (const place of moving) graph.mergeNodeAttributes(`n${place}`, at(where[place]));
  };
  const at = (place = 0): { x: number; y: number } => ({ x: stand[place]?.x ?? 0, y: stand[place]?.y ?? 0 });
  const end = (): void => {
    put(stand.map((_, place) => place));
    then();
  };
  if (isStill() || !moving.length) {
    end();
    return;
  }
  put(from);
  const targets = Object.fromEntries(moving.map((place) => [`n${place}`, at(to[place])]));
  animateNodes(graph, targets, { duration: 400 }, end);
}

/** A name with a rim of paper, so that lines do not cross its marks. */
function write(
  context: CanvasRenderingContext2D,
  text: string,
  place: Readonly<Record<"x" | "y", number>>,
): void {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = "#fffdf8";
  context.strokeText(text, place.x, place.y);
  context.fillStyle = "#1f2d33";
  context.fillText(text, place.x, place.y);
}

/** The label of the actor under the pointer, on paper, so that it can be read over lines. */
function hover(
  context: CanvasRenderingContext2D,
  data: Omit<Labelled, "label"> & { label?: string | null },
  letters: Lettering,
): void {
  const text = data.label ?? "";
  context.font = `${letters.labelWeight} ${letters.labelSize}px ${letters.labelFont}`;
  const width = context.measureText(text).width;
  context.fillStyle = "#fffdf8";
  context.strokeStyle = data.color;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(data.x + data.size + 2, data.y - 14, width + 14, 28, 8);
  context.fill();
  context.stroke();
  context.fillStyle = "#1f2d33";
  context.fillText(text, data.x + data.size + 9, data.y + letters.labelSize / 3);
}

/** Moves the camera of one map with that of another, both ways. */
export function together(one: Drawn, other: Drawn): void {
  let moving = false;
  const follow = (from: Drawn, to: Drawn) => (): void => {
    if (moving) return;
    moving = true;
    to.getCamera().setState(from.getCamera().getState());
    moving = false;
  };
  one.getCamera().on("updated", follow(one, other));
  other.getCamera().on("updated", follow(other, one));
}

/** Lets an actor be taken elsewhere with the pointer. `onMoved` is told where it was left. */
export function letMove(
  sigma: Drawn,
  graph: TieGraph,
  onMoved: (place: number, x: number, y: number) => void,
): void {
  let held: string | null = null;
  let moved = false;
  sigma.on("downNode", ({ node }) => {
    [held, moved] = [node, false];
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    if (!moved) sigma.setCustomBBox(sigma.getBBox()); // or the whole map would be fitted anew
    moved = true;
    graph.mergeNodeAttributes(held, sigma.viewportToGraph(event));
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  const leave = (): void => {
    if (held !== null && moved) {
      const { place, x, y } = graph.getNodeAttributes(held);
      onMoved(place, x, y);
    }
    held = null;
  };
  sigma.on("upNode", leave);
  sigma.on("upStage", leave);
}
