/** Draws the map of places with MapLibre: no tiles, no fonts, nothing from elsewhere. */
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection } from "geojson";
import {
  type GeoJSONSourceSpecification,
  type LayerSpecification,
  Map as LibreMap,
  Marker,
  NavigationControl,
  setWorkerUrl,
  type StyleSpecification,
} from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

import type { Feature, Ground, Position } from "../graph/ground";

/** A name on the map: the browser writes it, so that every Thai mark stands where it belongs. */
export interface Named {
  readonly at: Position;
  readonly element: HTMLElement;
  readonly radius: number;
}

const PADDING = 48;
const CLOSEST = 11;
const COLOURS = { paper: "#fffdf8", members: "#d6e8df", empty: "#f6f1e4", around: "#faf7ee", edge: "#b9b29d" };

/** MapLibre's own words by its own keys, in the language of the page. */
export type Locale = Readonly<Record<string, string>>;

export function drawGround(
  holder: HTMLElement,
  ground: Ground,
  names: readonly Named[],
  locale: Locale,
): LibreMap {
  setWorkerUrl(worker);
  const map = new LibreMap({
    container: holder,
    style: styleOf(ground),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    // On a phone one finger moves the page, two move the map; else nobody gets past it.
    cooperativeGestures: window.matchMedia("(pointer: coarse)").matches,
    locale,
    maxZoom: 15,
    fadeDuration: 0,
    ...(ground.bounds ? { bounds: [[...ground.bounds[0]], [...ground.bounds[1]]] as [[number, number], [number, number]] } : {}),
    fitBoundsOptions: { padding: PADDING, maxZoom: CLOSEST },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  for (const { element, at, radius } of names) {
    new Marker({ element, anchor: "top", offset: [0, radius] }).setLngLat([...at]).addTo(map);
  }
  const fit = (): void => {
    leaveRoom(holder, names.map(({ element }) => element));
  };
  map.on("moveend", fit);
  map.once("idle", fit);
  void document.fonts.ready.then(fit); // a name is another width in its own letters
  return map;
}

/** Hides names that would lie over a button or an earlier one, which is that of a larger place. */
function leaveRoom(holder: HTMLElement, elements: readonly HTMLElement[]): void {
  for (const one of elements) one.style.visibility = "";
  const buttons = holder.querySelectorAll(".maplibregl-ctrl");
  const taken = Array.from(buttons, (one) => one.getBoundingClientRect());
  for (const one of elements) {
    const box = one.getBoundingClientRect();
    if (taken.some((other) => overlap(box, other))) one.style.visibility = "hidden";
    else taken.push(box);
  }
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function styleOf(ground: Ground): StyleSpecification {
  return {
    version: 8,
    sources: {
      areas: source(ground.areas),
      rivers: source(ground.rivers),
      links: source(ground.links),
      dots: source(ground.dots),
    },
    layers: LAYERS,
  };
}

function source(features: readonly Feature[]): GeoJSONSourceSpecification {
  return { type: "geojson", data: { type: "FeatureCollection", features } as unknown as FeatureCollection };
}

const LAYERS: LayerSpecification[] = [
  { id: "paper", type: "background", paint: { "background-color": COLOURS.paper } },
  {
    id: "areas",
    type: "fill",
    source: "areas",
    paint: {
      "fill-color": ["match", ["get", "told"], "members", COLOURS.members, "empty", COLOURS.empty, COLOURS.around],
    },
  },
  { id: "edges", type: "line", source: "areas", paint: { "line-color": COLOURS.edge, "line-width": 1 } },
  {
    id: "rivers",
    type: "line",
    source: "rivers",
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": "#4c9fc7", "line-width": 4 },
  },
  {
    id: "silent",
    type: "line",
    source: "links",
    filter: ["!", ["get", "answers"]],
    paint: { "line-color": "#8a5200", "line-width": ["get", "width"], "line-dasharray": [2, 2], "line-opacity": 0.75 },
  },
  {
    id: "answering",
    type: "line",
    source: "links",
    filter: ["get", "answers"],
    layout: { "line-cap": "round" },
    paint: { "line-color": "#0b6b6b", "line-width": ["get", "width"], "line-opacity": 0.45 },
  },
  {
    id: "dots",
    type: "circle",
    source: "dots",
    paint: {
      "circle-radius": ["get", "radius"],
      "circle-color": ["case", ["get", "empty"], "#fffdf8", "#084f50"],
      "circle-stroke-color": ["case", ["get", "empty"], "#566670", "#fffdf8"],
      "circle-stroke-width": 1.5,
    },
  },
];
