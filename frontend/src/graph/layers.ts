/** Layers of lines: by kind, basis, state and kind of event, each to be switched off and on. */
import { type Day, stateOn, statesOn } from "./states";
import type { Tie } from "./view";

export type LayerGroup = "kind" | "basis" | "state" | "event";

export interface Layer {
  readonly group: LayerGroup;
  /** The kind, basis, state or kind of event; empty for lines of which none was told. */
  readonly of: string;
  /** How many lines have it. */
  readonly count: number;
}

export function layerId(group: LayerGroup, of: string): string {
  return `${group}:${of}`;
}

/** What a line has of each group; a line of which none was told has the empty one. */
function layersOf(tie: Tie, state: string): Record<LayerGroup, readonly string[]> {
  return {
    kind: [String(tie.kind)],
    basis: tie.bases.length ? tie.bases : [""],
    state: [state],
    event: tie.events.length ? tie.events : [""],
  };
}

/** Whether a line is shown: of each group it has something that is not switched off. */
export function isOn(tie: Tie, state: string, off: ReadonlySet<string>): boolean {
  if (!off.size) return true;
  return Object.entries(layersOf(tie, state)).every(([group, has]) =>
    has.some((of) => !off.has(layerId(group as LayerGroup, of))),
  );
}

/** The layers that part the lines of a day: a group in which all lines are alike is left out. */
export function layersOn(ties: readonly Tie[], day: Day): Layer[] {
  const counts = new Map<string, Layer>();
  ties.forEach((tie, place) => {
    const state = stateOn(day, place);
    if (!state) return;
    for (const [group, has] of Object.entries(layersOf(tie, state.id)) as [LayerGroup, string[]][]) {
      for (const of of has) {
        const id = layerId(group, of);
        counts.set(id, { group, of, count: (counts.get(id)?.count ?? 0) + 1 });
      }
    }
  });
  const order = statesOn(day).map(({ id }) => id);
  const groups: LayerGroup[] = ["state", "kind", "basis", "event"];
  return groups.flatMap((group) => {
    const found = [...counts.values()].filter((layer) => layer.group === group);
    if (found.length < 2) return [];
    const rank = ({ of, count }: Layer): number => (group === "state" ? order.indexOf(of) : -count);
    return found.sort((a, b) => Number(a.of === "") - Number(b.of === "") || rank(a) - rank(b));
  });
}
