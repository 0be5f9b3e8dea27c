// sigma as its own documentation starts it: a graph from JSON, its settings as they are.
import Graph from "graphology";
import circular from "graphology-layout/circular";
import Sigma from "sigma";
import { drawn, file, seconds, sheet } from "../asked.js";
import { layOut } from "../layout.js";

const response = await fetch(file);
const graph = Graph.from(await response.json());
if (seconds) circular.assign(graph);
if (drawn) new Sigma(graph, sheet);
if (seconds) window.__laid = await layOut(graph, seconds);
