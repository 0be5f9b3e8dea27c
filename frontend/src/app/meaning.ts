/** What the legend has to tell of a map as it is drawn. */
import type { MapDay, MapOut } from "../api/map";
import { countShown, type TieGraph } from "../graph/build";
import type { Meaning } from "../graph/legend";
import type { Shade } from "../graph/scales";
import { statesOn } from "../graph/states";
import type { View } from "../graph/view";
import type { Drawn } from "../map/draw";
import { isMeasure, type MapNames } from "./map-words";

/** What is drawn, of which day, for which view. */
export interface DrawnMap {
  readonly map: MapOut;
  readonly day: MapDay;
  readonly graph: TieGraph;
  readonly sigma: Drawn;
  readonly names: MapNames;
  readonly view: View;
}

/** `chosen` is what the reader chose that colours show, in words. */
export function meaningOf({ day, graph, names, view }: DrawnMap, shades: readonly Shade[], chosen: string): Meaning {
  const size = isMeasure(view.size) ? "map.legend.larger" : "map.legend.size";
  return {
    colourTitle: view.colour === "kind" ? names.word("map.legend.actors") : chosen,
    shades,
    nameOf: (shade) => names.shade(shade, view.colour),
    sizeNote: view.size === "same" ? "" : names.word(size),
    states: statesOn(day).filter((state) => !view.off.has(`state:${state.id}`)),
    bundled: countShown(graph).bundles,
  };
}
