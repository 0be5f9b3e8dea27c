/** Whom a page before sent the reader to look at on the map: those behind a reading or a matter. */
import type { MapOut } from "../api/map";
import type { Focus } from "../graph/view";

export interface Marked {
  readonly actors: readonly string[];
  readonly lines: readonly string[];
  /** Where the rows themselves are told. */
  readonly page: string;
}

export function markedOn(page: Document): Marked | null {
  const told = page.getElementById("marked")?.textContent;
  return told ? (JSON.parse(told) as Marked) : null;
}

/** Where they are on a map; null where none of them is on it. Lines bring their ends along. */
export function focusOf(marked: Marked, map: MapOut): Focus | null {
  const [actors, lines] = [new Set(marked.actors), new Set(marked.lines)];
  const places = new Set(map.actors.flatMap(({ id }, place) => (id && actors.has(id) ? [place] : [])));
  const ties = new Set(map.ties.flatMap(({ id }, place) => (lines.has(id) ? [place] : [])));
  for (const tie of ties) {
    for (const end of [map.ties[tie]?.a, map.ties[tie]?.b]) if (end !== undefined) places.add(end);
  }
  if (!places.size) return null;
  return ties.size ? { places, ties } : { places };
}
