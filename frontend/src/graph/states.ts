/** States of lines in the order of their digits, and how each is drawn. No silence is red. */
export interface StateStyle {
  readonly id: string;
  readonly colour: string;
  readonly size: number;
}

export const STATES: readonly StateStyle[] = [
  { id: "laid", colour: "#9fb0b8", size: 2.4 },
  { id: "verified", colour: "#2f9e94", size: 2.7 },
  { id: "active", colour: "#0b6b6b", size: 3.0 },
  { id: "fallow", colour: "#8cc2ae", size: 2.2 },
  { id: "untested", colour: "#c3cacd", size: 1.6 },
  { id: "unanswered", colour: "#d98c00", size: 2.7 },
  { id: "lapsed", colour: "#8d6b3f", size: 1.6 },
  { id: "ended", colour: "#77777f", size: 1.1 },
  { id: "repaired", colour: "#2f9e94", size: 3.2 },
];

/** The digit that stands for a line which is not shown on a day. */
export const NOT_SHOWN = "9";

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

export function colourOf(kind: string): string {
  return KIND_COLOURS[kind] ?? "#868e96";
}
