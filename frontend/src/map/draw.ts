/** The graph on a canvas: labels that keep their Thai marks, and what can be pressed. */
import Sigma from "sigma";
import type { EdgeLook, NodeLook, TieGraph } from "../graph/build";

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

export function draw(graph: TieGraph, container: HTMLElement, presses: Presses): Drawn {
  const sigma: Drawn = new Sigma(graph, container, {
    labelFont: "Sarabun, sans-serif",
    labelWeight: "600",
    labelSize: 13,
    labelColor: { color: "#1f2d33" },
    labelRenderedSizeThreshold: 4,
    labelDensity: 0.9,
    labelGridCellSize: 80,
    minEdgeThickness: 1.2,
    zIndex: true,
    enableEdgeEvents: true,
    stagePadding: 80,
    allowInvalidContainer: true,
    defaultDrawNodeLabel: label,
    defaultDrawNodeHover: hover,
  });
  sigma.on("clickNode", ({ node }) => {
    presses.onActor(graph.getNodeAttribute(node, "place"));
  });
  sigma.on("clickEdge", ({ edge }) => {
    presses.onTie(graph.getEdgeAttribute(edge, "place"));
  });
  sigma.on("clickStage", presses.onNothing);
  return sigma;
}

/** Shows one actor with those it has lines to; the rest steps back. `null` shows all again. */
export function focusOn(sigma: Drawn, graph: TieGraph, node: string | null): void {
  if (node === null) {
    sigma.setSetting("nodeReducer", null);
    sigma.setSetting("edgeReducer", null);
    return;
  }
  const near = new Set([node, ...graph.neighbors(node)]);
  sigma.setSetting("nodeReducer", (key, look) =>
    near.has(key)
      ? { ...look, zIndex: 1, forceLabel: true }
      : { ...look, color: "#d9dcdc", label: "", zIndex: 0 },
  );
  sigma.setSetting("edgeReducer", (key, look) =>
    graph.hasExtremity(key, node) ? look : { ...look, color: "#eceeee" },
  );
}

export function flyTo(sigma: Drawn, node: string): void {
  const place = sigma.getNodeDisplayData(node);
  if (place) void sigma.getCamera().animate({ x: place.x, y: place.y, ratio: 0.45 }, { duration: 400 });
}

interface Labelled {
  x: number;
  y: number;
  size: number;
  label?: string | null;
  color: string;
}

interface Lettering {
  labelSize: number;
  labelFont: string;
  labelWeight: string;
}

/** A name beside its dot, with a rim of paper so that lines do not cross its marks. */
function label(context: CanvasRenderingContext2D, data: Labelled, letters: Lettering): void {
  if (!data.label) return;
  context.font = `${letters.labelWeight} ${letters.labelSize}px ${letters.labelFont}`;
  const [x, y] = [data.x + data.size + 4, data.y + letters.labelSize / 3];
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = "#fffdf8";
  context.strokeText(data.label, x, y);
  context.fillStyle = "#1f2d33";
  context.fillText(data.label, x, y);
}

/** The label of the actor under the pointer, on paper, so that it can be read over lines. */
function hover(
  context: CanvasRenderingContext2D,
  data: Labelled,
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
