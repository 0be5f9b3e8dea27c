/** What a reader has chosen to see of a map, and what the server told of it. */
import type { Day } from "./states";

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly place: string;
  readonly issues: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly lines: number | null;
  readonly within: readonly number[];
  readonly cluster: number;
}

export interface Tie {
  readonly id: string;
  readonly a: number;
  readonly b: number;
  readonly directed: boolean;
  readonly kind: number;
  readonly bases: readonly string[];
  readonly events: readonly string[];
}

export interface TieMap {
  readonly actors: readonly Actor[];
  readonly ties: readonly Tie[];
}

/** Those a reader looks at; the rest steps back. `ties` are all between them where not told. */
export interface Focus {
  readonly places: ReadonlySet<number>;
  readonly ties?: ReadonlySet<number>;
}

export interface View {
  /** What colours say: "kind", "place", "issue", "cluster", or the id of a measure. */
  readonly colour: string;
  /** What sizes say: "lines", "same", or the id of a measure. */
  readonly size: string;
  /** Layers that are switched off, as `layerId` writes them. */
  readonly off: ReadonlySet<string>;
  /** Places of those whose members are folded into them. */
  readonly folded: ReadonlySet<number>;
  readonly focus: Focus | null;
}

export const WHOLE: View = {
  colour: "kind",
  size: "lines",
  off: new Set(),
  folded: new Set(),
  focus: null,
};

/** A number of each actor, by place; null where there is none, or none for this reader. */
export type Values = readonly (number | null)[];

export type { Day };
