/** Those without a line: they stand in a list beside the map, where a dot would say nothing. */
import type { MapOut } from "../api/map";
import { withoutLine } from "../graph/build";
import type { Words } from "../graph/legend";
import { showTray } from "../panels/tray";
import { found } from "./found";

export function showAlone(
  root: HTMLElement,
  words: Words,
  { actors, ties }: MapOut,
  choose: (place: number) => void,
): void {
  const rows = withoutLine(actors, ties).map((place) => ({
    name: actors[place]?.name ?? "",
    open: () => {
      choose(place);
    },
  }));
  showTray(found(root, "[data-tray]"), words["map.tray"] ?? "", rows);
}
