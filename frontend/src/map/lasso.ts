/** Drawing around actors: while it is on, the pointer draws and does not move the map. */
import { isInside, type Point } from "../graph/lasso";
import type { TieGraph } from "../graph/build";
import type { Drawn } from "./draw";

/** Begins a lasso on a layer over the map. Returns: how to end it without a choice. */
export function beginLasso(
  layer: HTMLCanvasElement,
  sigma: Drawn,
  graph: TieGraph,
  onChosen: (places: number[]) => void,
): () => void {
  const { width, height } = sigma.getDimensions();
  layer.width = width;
  layer.height = height;
  layer.hidden = false;
  const context = layer.getContext("2d");
  let line: Point[] = [];
  const at = (event: PointerEvent): Point => {
    const box = layer.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const draw = (): void => {
    if (!context) return;
    context.clearRect(0, 0, width, height);
    context.strokeStyle = "#0b6b6b";
    context.fillStyle = "#0b6b6b22";
    context.lineWidth = 2;
    context.beginPath();
    for (const { x, y } of line) context.lineTo(x, y);
    context.fill();
    context.stroke();
  };
  const end = (): void => {
    layer.hidden = true;
    layer.onpointerdown = layer.onpointermove = layer.onpointerup = null;
  };
  layer.onpointerdown = (event) => {
    layer.setPointerCapture(event.pointerId);
    line = [at(event)];
  };
  layer.onpointermove = (event) => {
    if (!line.length) return;
    line.push(at(event));
    draw();
  };
  layer.onpointerup = () => {
    end();
    onChosen(placesInside(sigma, graph, line));
  };
  return end;
}

function placesInside(sigma: Drawn, graph: TieGraph, line: readonly Point[]): number[] {
  return graph.reduceNodes<number[]>((found, _, look) => {
    if (!look.hidden && isInside(sigma.graphToViewport(look), line)) found.push(look.place);
    return found;
  }, []);
}
