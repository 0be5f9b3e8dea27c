/** The legend: part of the picture, always on. */
import type { LegendPart, Sign } from "../graph/legend";
import { listed, made } from "./made";

export function showLegend(panel: HTMLElement, parts: readonly LegendPart[]): void {
  panel.replaceChildren(
    ...parts.flatMap(({ title, rows, note }) => [
      made("strong", title),
      listed(rows.map((row) => [signOf(row.sign), row.text])),
      ...(note ? [made("small", note)] : []),
    ]),
  );
}

function signOf(sign: Sign): HTMLElement {
  const element = made("span", "", sign.type);
  if (sign.type === "dot") element.style.background = sign.colour;
  else element.style.borderTop = `${Math.max(1.5, sign.size * 1.6)}px solid ${sign.colour}`;
  return element;
}
