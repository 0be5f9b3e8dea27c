/** What colours, sizes and strokes of a map mean, as rows: for the panel and for pictures. */
import { BETWEEN_COLOUR, GROUP_COLOUR } from "./groups";
import type { Shade } from "./scales";
import type { StateStyle } from "./states";

export type Words = Readonly<Record<string, string>>;

export type Sign =
  | { readonly type: "dot"; readonly colour: string }
  | { readonly type: "stroke"; readonly colour: string; readonly size: number; readonly dash: string };

export interface LegendPart {
  readonly title: string;
  readonly rows: readonly { readonly sign: Sign; readonly text: string }[];
  readonly note: string;
}

/** Of a map by groups. */
export function groupsLegend(words: Words): LegendPart[] {
  const dot = { type: "dot" as const, colour: GROUP_COLOUR };
  const stroke = { type: "stroke" as const, colour: BETWEEN_COLOUR, size: 3.5, dash: "" };
  const text = (key: string): string => words[key] ?? "";
  return [
    { title: text("map.groups"), rows: [{ sign: dot, text: text("map.groups.dot") }], note: text("map.legend.larger") },
    { title: text("map.legend.lines"), rows: [{ sign: stroke, text: text("map.legend.several") }], note: "" },
  ];
}

export interface Meaning {
  readonly colourTitle: string;
  readonly shades: readonly Shade[];
  readonly nameOf: (shade: Shade) => string;
  readonly sizeNote: string;
  readonly states: readonly StateStyle[];
  /** How many lines, at most, stand as one; 0 where none do. */
  readonly bundled: number;
}

export function legendOf(meaning: Meaning, words: Words): LegendPart[] {
  const actors = meaning.shades.map((shade) => ({
    sign: { type: "dot" as const, colour: shade.colour },
    text: meaning.nameOf(shade),
  }));
  const lines = meaning.states.map(({ id, colour, size, dash }) => ({
    sign: { type: "stroke" as const, colour, size, dash },
    text: words[`state.${id}`] ?? "",
  }));
  const several = { type: "stroke" as const, colour: BETWEEN_COLOUR, size: 3.5, dash: "" };
  if (meaning.bundled) lines.push({ sign: several, text: words["map.legend.several"] ?? "" });
  return [
    { title: meaning.colourTitle, rows: actors, note: meaning.sizeNote },
    { title: words["map.legend.lines"] ?? "", rows: lines, note: "" },
  ].filter((part) => part.rows.length > 0);
}
