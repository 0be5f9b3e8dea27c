// ForceAtlas2 in its own worker, as its package says, and where everybody stood as time went by.
import forceAtlas2 from "graphology-layout-forceatlas2";
import FA2Layout from "graphology-layout-forceatlas2/worker";

const FIRST = 0.05; // seconds until the first look
const NEXT = 1.5; // and how many times as long until each next one

/** Runs for so many seconds. Returns: [seconds, places as base64 of float32 x, y] for each look. */
export async function layOut(graph, seconds) {
  const layout = new FA2Layout(graph, { settings: forceAtlas2.inferSettings(graph) });
  const looks = [];
  const begun = performance.now();
  let [due, steps] = [FIRST, 0];
  await new Promise((done) => {
    graph.on("eachNodeAttributesUpdated", () => {
      const since = (performance.now() - begun) / 1000;
      steps += 1;
      if (since >= due || since >= seconds) {
        looks.push([since, placesOf(graph)]);
        due = Math.max(due * NEXT, since);
      }
      if (since >= seconds) done();
    });
    layout.start();
  });
  layout.kill();
  return { begun: begun / 1000, steps, looks: looks.map(([since, places]) => [since, inText(places)]) };
}

function placesOf(graph) {
  const places = new Float32Array(2 * graph.order);
  let at = 0;
  graph.forEachNode((_, { x, y }) => {
    places[at++] = x;
    places[at++] = y;
  });
  return places;
}

function inText(places) {
  const bytes = new Uint8Array(places.buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}
