/** A large map by groups: drawn, told in the legend, and as a list for those who press no dots. */
import type { MapOut } from "../api/map";
import { buildGroups } from "../graph/groups";
import { groupsLegend, type Words } from "../graph/legend";
import { draw, type Drawn } from "../map/draw";
import { showLegend } from "../panels/legend";
import { showTray } from "../panels/tray";
import { found } from "./found";

export function showGroups(
  root: HTMLElement,
  words: Words,
  { groups, between }: MapOut,
  open: (about: string, of: string) => void,
): Drawn {
  const nameOf = ({ about, name }: { about: string; name: string }): string =>
    name !== "" ? name : (words[about === "" ? "map.class.untold" : "map.cluster.unnamed"] ?? "");
  const pressed = (place: number): void => {
    const group = groups[place];
    if (group?.about) open(group.about, group.of);
  };
  const nothing = (): void => undefined;
  const sigma = draw(buildGroups(groups, between, nameOf), found(root, "[data-canvas]"), {
    onActor: pressed,
    onTie: nothing,
    onNothing: nothing,
  });
  showLegend(found(root, "[data-legend]"), groupsLegend(words));
  const rows = groups.map((group, place) => ({
    name: `${nameOf(group)} (${group.count})`,
    open: () => {
      pressed(place);
    },
  }));
  showTray(found(root, "[data-tray]"), words["map.groups"] ?? "", rows);
  found(root, "[data-groups]").hidden = false;
  root.dataset.ready = String(groups.length);
  return sigma;
}
