// The steps that Gephi Lite takes from a file to a picture, with the packages it takes them with:
// parsed as GEXF, kept as data and places, made a graph to draw, looks given, drawn by sigma with
// the program of pictures. Its pages (React), search, filters and storage are left out.
import { createNodeImageProgram } from "@sigma/node-image";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf/browser";
import Sigma from "sigma";
import { drawn, file, seconds, sheet } from "../asked.js";
import { layOut } from "../layout.js";

const LOOK = { node: { size: 20, color: "#999999" }, edge: { size: 6, color: "#cccccc" } };
const SIDE = 1000; // of the square where it puts whoever has no place

/** What it keeps of a file: who there is, what is told of each, and where each stands. */
function keep(told) {
  const kept = { graph: new MultiGraph({ type: told.type }), nodes: {}, edges: {}, places: {} };
  told.forEachNode((node, { x, y, ...data }) => {
    kept.graph.addNode(node);
    kept.nodes[node] = data;
    kept.places[node] = { x: x ?? Math.random() * SIDE, y: y ?? Math.random() * SIDE };
  });
  told.forEachEdge((edge, data, source, target) => {
    add(kept.graph, told.isDirected(edge), edge, source, target);
    kept.edges[edge] = data;
  });
  return kept;
}

function add(graph, directed, edge, source, target) {
  if (directed) graph.addDirectedEdgeWithKey(edge, source, target, {});
  else graph.addUndirectedEdgeWithKey(edge, source, target, {});
}

/** A second graph that holds only what is drawn. */
function toDraw({ graph, nodes, edges, places }) {
  const made = new MultiGraph({ type: graph.type });
  graph.forEachNode((node) => made.addNode(node, { ...places[node] }));
  graph.forEachEdge((edge, _, source, target) => {
    add(made, graph.isDirected(edge), edge, source, target);
  });
  made.forEachNode((node) => {
    const { size, color } = LOOK.node;
    made.mergeNodeAttributes(node, { size, rawSize: size, color, label: nodes[node].label ?? node });
  });
  made.forEachEdge((edge) => {
    const { size, color } = LOOK.edge;
    made.mergeEdgeAttributes(edge, { weight: size, rawWeight: size, color, label: edges[edge].label ?? "" });
  });
  return made;
}

function draw(graph) {
  const box = boxOf(graph);
  const sigma = new Sigma(graph, sheet, {
    allowInvalidContainer: true,
    defaultNodeType: "image",
    enableEdgeEvents: true,
    itemSizesReference: "positions",
    labelRenderedSizeThreshold: 6,
    minEdgeThickness: 0.3,
    nodeProgramClasses: { image: createNodeImageProgram({ size: { mode: "max", value: 256 } }) },
    zoomToSizeRatioFunction: (ratio) => ratio,
    nodeReducer: (_, look) => ({ ...structuredClone(look), zIndex: 0 }),
    edgeReducer: (edge, { weight, ...look }) => ({
      ...look,
      size: weight,
      type: graph.isDirected(edge) ? "arrow" : "line",
      zIndex: 0,
    }),
  });
  sigma.setCustomBBox(box);
  return sigma;
}

/** What is in sight at first: everybody with the room their dots take. */
function boxOf(graph) {
  const box = { x: [Infinity, -Infinity], y: [Infinity, -Infinity] };
  graph.forEachNode((_, look) => {
    for (const axis of ["x", "y"]) {
      box[axis][0] = Math.min(box[axis][0], look[axis] - look.size);
      box[axis][1] = Math.max(box[axis][1], look[axis] + look.size);
    }
  });
  return box;
}

const response = await fetch(file);
const told = gexf.parse(MultiGraph, await response.text(), {
  addMissingNodes: true,
  allowUndeclaredAttributes: true,
});
const graph = toDraw(keep(told));
const sigma = drawn ? draw(graph) : null;
if (seconds) {
  if (sigma) sigma.setCustomBBox(null); // it follows whoever moves
  window.__laid = await layOut(graph, seconds);
}
