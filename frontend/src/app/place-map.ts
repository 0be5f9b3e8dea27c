// The map of places: fetches what the page asks for, and draws it where the browser can.
import "./place-map.css";
import { getPlaceMap, getShapes, type PlaceMapOut } from "../api/places";
import { dotRadius, type Feature, groundOf, pointOf } from "../graph/ground";
import { drawGround, type Named } from "../map/ground";
import { found } from "./found";

const MOST_NAMES = 150;

type Words = Readonly<Record<string, string>>;

async function open(root: HTMLElement, words: Words, tell: (word: string) => void): Promise<void> {
  const { source = "", level = "", day = "", known = "" } = root.dataset;
  const asked = { level, as_of: day, known };
  const [map, shapes] = await Promise.all([getPlaceMap(source, asked), getShapes(source, asked)]);
  const ground = groundOf(map, shapes.features as unknown as Feature[]);
  if (!ground.dots.length) {
    tell("place_map.no_points");
    return;
  }
  const names = namesOf(map, root.dataset.page ?? "");
  const drawn = drawGround(found(root, "[data-canvas]"), ground, names, localeOf(words));
  drawn.once("idle", () => {
    root.dataset.ready = "";
    found(document, "[data-river]").hidden = ground.rivers.length === 0;
    found(root, "[data-note]").remove();
  });
}

/** Whatever goes wrong is said where the map would be; the tables below it need none of this. */
function begin(root: HTMLElement): void {
  const words = JSON.parse(found(document, "#words").textContent) as Words;
  const tell = (word: string): void => {
    found(root, "[data-note]").textContent = words[word] ?? "";
    found(root, "[data-canvas]").hidden = true;
  };
  open(root, words, tell).catch((wrong: unknown) => {
    tell("place_map.failed");
    console.warn(wrong);
  });
}

function localeOf(words: Words): Record<string, string> {
  const own = {
    "Map.Title": "place_map.heading",
    "NavigationControl.ZoomIn": "place_map.nearer",
    "NavigationControl.ZoomOut": "place_map.farther",
    "CooperativeGesturesHandler.MobileHelpText": "place_map.two_fingers",
  };
  return Object.fromEntries(Object.entries(own).map(([key, word]) => [key, words[word] ?? ""]));
}

/** Links with the names of places, those with most members first. */
function namesOf(map: PlaceMapOut, page: string): Named[] {
  const most = Math.max(0, ...map.places.map((dot) => dot.members));
  const thai = document.documentElement.lang === "th";
  const first = [...map.places].sort((a, b) => b.members - a.members).slice(0, MOST_NAMES);
  return first.flatMap((dot) => {
    const at = pointOf(dot);
    if (!at) return [];
    const element = document.createElement("a");
    element.className = "place-name";
    element.href = `${page.replace(/places$/, "place/of/")}${encodeURIComponent(dot.id)}${window.location.search}`;
    element.textContent = (thai ? dot.name.th || dot.name.en : dot.name.en || dot.name.th) + (dot.members ? ` ${dot.members}` : "");
    return [{ at, element, radius: dotRadius(dot.members, most) }];
  });
}

begin(found(document, "#place-map"));
