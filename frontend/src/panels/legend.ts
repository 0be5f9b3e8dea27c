/** The legend: part of the picture, always on. */
import { colourOf, STATES } from "../graph/states";

export type Words = Readonly<Record<string, string>>;

export function showLegend(
  panel: HTMLElement,
  words: Words,
  kinds: readonly string[],
  states: readonly string[],
): void {
  panel.replaceChildren(
    heading(words["map.legend.actors"]),
    list(kinds.map((kind) => row(dot(colourOf(kind)), words[`actor_kind.${kind}`]))),
    heading(words["map.legend.lines"]),
    list(
      STATES.filter((style) => states.includes(style.id)).map((style) =>
        row(stroke(style.colour, style.size), words[`state.${style.id}`]),
      ),
    ),
    note(words["map.legend.size"]),
  );
}

function heading(text = ""): HTMLElement {
  return made("strong", text);
}

function note(text = ""): HTMLElement {
  return made("small", text);
}

function made(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function list(rows: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement("ul");
  element.append(...rows);
  return element;
}

function row(sign: HTMLElement, text = ""): HTMLElement {
  const element = document.createElement("li");
  element.append(sign, text);
  return element;
}

function dot(colour: string): HTMLElement {
  const element = made("span", "");
  element.className = "dot";
  element.style.background = colour;
  return element;
}

function stroke(colour: string, size: number): HTMLElement {
  const element = made("span", "");
  element.className = "stroke";
  element.style.borderTop = `${Math.max(1.5, size * 1.6)}px solid ${colour}`;
  return element;
}
