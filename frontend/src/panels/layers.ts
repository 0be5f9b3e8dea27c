/** Layers of lines, each a box to switch off and on. */
import { type Layer, layerId } from "../graph/layers";
import type { Words } from "../graph/legend";
import { listed, made } from "./made";

export function showLayers(
  panel: HTMLElement,
  layers: readonly Layer[],
  off: ReadonlySet<string>,
  words: Words,
  nameOf: (layer: Layer) => string,
  onSwitch: (off: ReadonlySet<string>) => void,
): void {
  const groups = [...new Set(layers.map(({ group }) => group))];
  const tell = (): void => {
    const boxes = [...panel.querySelectorAll<HTMLInputElement>("[data-layer]")];
    onSwitch(new Set(boxes.filter((one) => !one.checked).map((one) => one.dataset.layer ?? "")));
  };
  const box = (layer: Layer): HTMLElement => {
    const input = made("input");
    input.type = "checkbox";
    input.checked = !off.has(layerId(layer.group, layer.of));
    input.dataset.layer = layerId(layer.group, layer.of);
    input.addEventListener("change", tell);
    const label = made("label");
    label.append(input, `${nameOf(layer)} (${layer.count})`);
    return label;
  };
  panel.replaceChildren(
    ...groups.map((group) => {
      const set = made("fieldset");
      const boxes = layers.filter((layer) => layer.group === group).map(box);
      set.append(made("legend", words[`map.layers.${group}`]), listed(boxes));
      return set;
    }),
    ...(groups.length ? [] : [made("p", words["map.layers.alike"])]),
  );
}
