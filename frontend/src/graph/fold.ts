/** Networks and groups into which their members are folded, each member counted once. */
import type { Actor } from "./view";

/** The same actors with those that each is in on a day, which `within` tells as member and holder. */
export function heldOn<Of>(
  actors: readonly Of[],
  within: readonly (readonly number[])[],
): (Of & Pick<Actor, "within">)[] {
  const holders: number[][] = actors.map(() => []);
  for (const [member = -1, holder = -1] of within) holders[member]?.push(holder);
  return actors.map((actor, place) => ({ ...actor, within: holders[place] ?? [] }));
}

/** How many are in each holder, by its place. */
export function membersOf(actors: readonly Actor[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const holder of actors.flatMap((actor) => actor.within)) {
    counts.set(holder, (counts.get(holder) ?? 0) + 1);
  }
  return counts;
}

/**
 * Of every actor, the place of whoever it is drawn in: itself where nothing it is in is folded.
 * Whoever is in several folded ones is drawn in the smallest, and nobody is drawn in a circle.
 */
export function drawnIn(actors: readonly Actor[], folded: ReadonlySet<number>): number[] {
  const sizes = membersOf(actors);
  const smaller = (a: number, b: number): number => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || a - b;
  return actors.map((_, place) => {
    const seen = new Set([place]);
    let at = place;
    for (;;) {
      const up = (actors[at]?.within ?? []).filter((one) => folded.has(one) && !seen.has(one));
      const [next] = [...up].sort(smaller);
      if (next === undefined) return at;
      seen.add(next);
      at = next;
    }
  });
}

/** What is folded once another day is shown: also who only now holds what the level folds. */
export function stillFolded(
  folded: ReadonlySet<number>,
  level: Level,
  before: readonly Actor[],
  now: readonly Actor[],
): Set<number> {
  const then = foldedAt(before, level);
  return new Set([...folded, ...[...foldedAt(now, level)].filter((place) => !then.has(place))]);
}

/** Levels at which a map can be read: everybody, or people in their groups, or all in networks. */
export type Level = "all" | "groups" | "networks";

/** Whom a level folds: holders that are networks, or any. */
export function foldedAt(actors: readonly Actor[], level: Level): Set<number> {
  const holders = [...membersOf(actors).keys()];
  if (level === "all") return new Set();
  return new Set(
    holders.filter((place) => level === "groups" || actors[place]?.kind === "network"),
  );
}
