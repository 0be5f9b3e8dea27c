/** What became of the lines between two days. */
import type { Day } from "./states";
import { NOT_SHOWN, STATES } from "./states";

export const TURNS = ["came", "answers_again", "fell_silent", "unanswered", "went"] as const;
export type Turn = (typeof TURNS)[number];

const GONE = ["ended", "lapsed"];
const ALIVE = ["laid", "verified", "active", "fallow", "repaired"];

/** What became of one line; null where nothing that a reader would ask about. */
export function turnOf(before: string | undefined, after: string | undefined): Turn | null {
  if (!after || before === after) return null;
  if (!before) return GONE.includes(after) ? null : "came";
  if (GONE.includes(after)) return GONE.includes(before) ? null : "went";
  if (after === "unanswered") return "unanswered";
  if (after === "untested") return ALIVE.includes(before) ? "fell_silent" : null;
  return ALIVE.includes(before) ? null : "answers_again";
}

/** The lines by what became of them, as places in the list of lines. */
export function turnsBetween(before: Day, after: Day): Record<Turn, number[]> {
  const found: Record<Turn, number[]> = {
    came: [],
    answers_again: [],
    fell_silent: [],
    unanswered: [],
    went: [],
  };
  const state = (day: Day, tie: number): string | undefined =>
    STATES[Number(day.states[tie] ?? NOT_SHOWN)]?.id;
  for (let tie = 0; tie < after.states.length; tie += 1) {
    const turn = turnOf(state(before, tie), state(after, tie));
    if (turn) found[turn].push(tie);
  }
  return found;
}
