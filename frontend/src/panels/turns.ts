/** What became of the lines between two dates, in words and as lists; one that opens is shown. */
import { type Turn, TURNS } from "../graph/compare";
import type { Words } from "../graph/legend";
import { listed, made } from "./made";

export function turnsList(
  turns: Readonly<Record<Turn, readonly number[]>>,
  words: Words,
  lineName: (tie: number) => string,
  onOpen: (ties: readonly number[] | null) => void,
): HTMLElement {
  const shown = TURNS.filter((turn) => turns[turn].length > 0);
  const list = made("div", "", "map-turns");
  if (!shown.length) list.append(made("p", words["map.compare.none"]));
  for (const turn of shown) {
    const ties = turns[turn];
    const rows = made("details");
    rows.name = "turn"; // one at a time
    rows.dataset.turn = turn;
    rows.append(
      made("summary", `${words[`map.turn.${turn}`] ?? ""} · ${ties.length}`),
      listed(ties.map((tie) => made("span", lineName(tie)))),
    );
    rows.addEventListener("toggle", () => {
      if (rows.open) onOpen(ties);
      else if (!list.querySelector("details[open]")) onOpen(null);
    });
    list.append(rows);
  }
  return list;
}
