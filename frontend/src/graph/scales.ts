/** Colours and sizes of actors by what is told of them, safe for readers who see few colours. */
import type { Actor, Values, View } from "./view";

export const KIND_COLOURS: Readonly<Record<string, string>> = {
  person: "#c77f3d",
  group: "#0b7285",
  organisation: "#3b5b92",
  agency: "#7a5195",
  institution: "#8a3b5f",
  assembly: "#4f772d",
  network: "#1f2d33",
  public: "#b5651d",
  nature: "#2f9e6e",
  unspecified: "#868e96",
};

/** For classes, the most frequent first; after Okabe and Ito. What is left over is grey. */
export const CLASSES = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#5b4b8a",
  "#8a6d00",
] as const;

/** For numbers, from few to many: light to dark, so that order is read without colour. */
export const STEPS = ["#b9dcd3", "#7fbfb3", "#469c95", "#1c7474", "#07474a"] as const;

export const UNTOLD = "#c3c6c4";
export const OTHERS = "#868e96";

/** What a colour stands for; `of` is a class, or the two ends of a step of numbers. */
export interface Shade {
  readonly colour: string;
  readonly of: string;
  readonly from?: number;
  readonly to?: number;
}

export interface Colours {
  readonly shades: readonly Shade[];
  readonly colourOf: (place: number) => string;
}

/** The class of an actor by an attribute; empty where none was told. */
export function classOf(actor: Actor, attribute: string): string {
  if (attribute === "place") return actor.place;
  if (attribute === "issue") return actor.issues[0] ?? "";
  if (attribute === "cluster") return actor.cluster < 0 ? "" : String(actor.cluster);
  return actor.kind;
}

export function coloursFor(view: View, actors: readonly Actor[], values: Values | null): Colours {
  return values ? byNumber(values) : byClass(actors, view.colour);
}

function byClass(actors: readonly Actor[], attribute: string): Colours {
  const counts = new Map<string, number>();
  for (const actor of actors) {
    const of = classOf(actor, attribute);
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  const told = [...counts.keys()].filter(Boolean);
  const first = told.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const colours = new Map<string, string>();
  first.forEach((of, rank) => {
    colours.set(of, attribute === "kind" ? (KIND_COLOURS[of] ?? OTHERS) : (CLASSES[rank] ?? OTHERS));
  });
  const named = first.filter((of) => colours.get(of) !== OTHERS || attribute === "kind");
  const shades: Shade[] = named.map((of) => ({ colour: colours.get(of) ?? OTHERS, of }));
  if (named.length < first.length) shades.push({ colour: OTHERS, of: "others" });
  if (counts.has("")) shades.push({ colour: UNTOLD, of: "" });
  return {
    shades,
    colourOf: (place) => {
      const actor = actors[place];
      return (actor && colours.get(classOf(actor, attribute))) ?? UNTOLD;
    },
  };
}

/** Numbers in five steps of as many actors each; steps that fall together become one. */
function byNumber(values: Values): Colours {
  const told = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const ends = STEPS.map((_, step) => told[Math.ceil(((step + 1) * told.length) / STEPS.length) - 1] ?? 0);
  const stepOf = (value: number): number => ends.findIndex((end) => value <= end);
  const shades: Shade[] = STEPS.flatMap((colour, step) => {
    const here = told.filter((value) => stepOf(value) === step);
    const [from, to] = [here[0], here.at(-1)];
    return from === undefined || to === undefined ? [] : [{ colour, of: "number", from, to }];
  });
  if (told.length < values.length) shades.push({ colour: UNTOLD, of: "" });
  return {
    shades,
    colourOf: (place) => {
      const value = values[place];
      return value === null || value === undefined ? UNTOLD : (STEPS[stepOf(value)] ?? UNTOLD);
    },
  };
}

const SMALLEST = 4;
const LARGEST = 15;

/** Four times as much, twice as wide; whoever has no number is as small as those with least. */
export function sizesFor(view: View, actors: readonly Actor[], values: Values | null): (place: number) => number {
  if (view.size === "same") return () => 7;
  if (!values) return (place) => sizeOf(actors[place]?.lines ?? null);
  const most = Math.max(...values.map((value) => value ?? 0), 0);
  return (place) => {
    const value = Math.max(0, values[place] ?? 0);
    return SMALLEST + (most > 0 ? (LARGEST - SMALLEST) * Math.sqrt(value / most) : 0);
  };
}

/** By lines: four times the lines, twice the width; unknown counts as few. */
export function sizeOf(lines: number | null): number {
  return 3.5 + 1.6 * Math.sqrt(lines ?? 1);
}
