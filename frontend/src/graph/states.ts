/** States of lines in the order of their digits, and how each is drawn. No silence is red. */
export interface StateStyle {
  readonly id: string;
  readonly colour: string;
  readonly size: number;
  /** Lengths of dash and gap where a picture is printed: states must part without colour. */
  readonly dash: string;
}

export const STATES: readonly StateStyle[] = [
  { id: "laid", colour: "#9fb0b8", size: 2.4, dash: "8 3" },
  { id: "verified", colour: "#2f9e94", size: 2.7, dash: "" },
  { id: "active", colour: "#0b6b6b", size: 3.0, dash: "" },
  { id: "fallow", colour: "#8cc2ae", size: 2.2, dash: "" },
  { id: "untested", colour: "#c3cacd", size: 1.6, dash: "2 4" },
  { id: "unanswered", colour: "#d98c00", size: 2.7, dash: "7 3 1.5 3" },
  { id: "lapsed", colour: "#8d6b3f", size: 1.6, dash: "3 3" },
  { id: "ended", colour: "#77777f", size: 1.1, dash: "1 4" },
  { id: "repaired", colour: "#2f9e94", size: 3.2, dash: "" },
];

/** What changes with the day: a digit per line, a digit per actor. */
export interface Day {
  readonly states: string;
  readonly resting: readonly number[];
  readonly present: string;
}

/** The digit that stands for a line which is not shown on a day. */
export const NOT_SHOWN = "9";

/** The state of a line on a day; nothing where it is not laid, or not for this reader. */
export function stateOn(day: Day, tie: number): StateStyle | undefined {
  return STATES[Number(day.states[tie] ?? NOT_SHOWN)];
}

export function isHere(day: Day, actor: number): boolean {
  return day.present[actor] !== "0";
}

/** The states that occur on a day, in the order of the legend. */
export function statesOn(day: Day): StateStyle[] {
  return STATES.filter((_, digit) => day.states.includes(String(digit)));
}
