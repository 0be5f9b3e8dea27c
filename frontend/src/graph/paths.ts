/** Who is near, and how one gets from one to another over the lines that are shown. */
import type { Focus, Tie } from "./view";

type Neighbours = ReadonlyMap<number, readonly { readonly to: number; readonly tie: number }[]>;

export function neighboursOf(ties: readonly Tie[], isShown: (tie: number) => boolean): Neighbours {
  const found = new Map<number, { to: number; tie: number }[]>();
  const add = (from: number, to: number, tie: number): void => {
    const here = found.get(from) ?? [];
    here.push({ to, tie });
    found.set(from, here);
  };
  ties.forEach(({ a, b }, tie) => {
    if (!isShown(tie)) return;
    add(a, b, tie);
    add(b, a, tie);
  });
  return found;
}

/** How many steps everybody is from one, over lines in either direction. */
export function stepsFrom(start: number, near: Neighbours, most = Infinity): Map<number, number> {
  const steps = new Map([[start, 0]]);
  const waiting = [start];
  for (const at of waiting) {
    const next = (steps.get(at) ?? 0) + 1;
    if (next > most) continue;
    for (const { to } of near.get(at) ?? []) {
      if (steps.has(to)) continue;
      steps.set(to, next);
      waiting.push(to);
    }
  }
  return steps;
}

/** One with those up to so many steps away. */
export function around(start: number, steps: number, near: Neighbours): Focus {
  return { places: new Set(stepsFrom(start, near, steps).keys()) };
}

export interface Paths extends Focus {
  readonly steps: number;
  readonly ties: ReadonlySet<number>;
  /** One of the shortest ways, from end to end. */
  readonly way: readonly number[];
}

/** All shortest ways between two; null where no line leads from one to the other. */
export function shortestPaths(from: number, to: number, near: Neighbours): Paths | null {
  const steps = stepsFrom(from, near);
  const length = steps.get(to);
  if (length === undefined) return null;
  const ties = new Set<number>();
  const places = new Set([to]);
  const way = [to];
  for (const at of places) {
    const before = (steps.get(at) ?? 0) - 1;
    for (const { to: back, tie } of near.get(at) ?? []) {
      if (steps.get(back) !== before) continue;
      ties.add(tie);
      places.add(back);
      if (way.at(-1) === at) way.push(back);
    }
  }
  return { steps: length, ties, places, way: way.reverse() };
}
