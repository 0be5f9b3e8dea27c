/** The panel beside the map: a part of a page, asked of the server as it stands there. */
import htmx from "htmx.org";
import { press } from "./made";

export interface Side {
  /** Shows a part of a page, with presses of the map above it. */
  open: (url: string, above?: readonly HTMLElement[]) => Promise<void>;
  /** Shows what the map has to say itself. */
  show: (...elements: readonly HTMLElement[]) => void;
  close: () => void;
}

export function sidePanel(panel: HTMLElement, closeWord: string, onClosed: () => void): Side {
  const close = (): void => {
    panel.hidden = true;
    panel.replaceChildren();
    onClosed();
  };
  const show = (...elements: readonly HTMLElement[]): void => {
    panel.replaceChildren(press(closeWord, close, "close"), ...elements);
    panel.hidden = false;
    panel.focus();
  };
  const open = async (url: string, above: readonly HTMLElement[] = []): Promise<void> => {
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    const body = document.createElement("div");
    body.innerHTML = await answer.text();
    body.querySelectorAll("form").forEach(comeBack);
    show(...above, body);
    htmx.process(body);
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return { open, show, close };
}

/** What is told of a line beside the map leads back to the map. */
function comeBack(form: HTMLFormElement): void {
  if (form.querySelector("[name=next]")) return;
  const next = document.createElement("input");
  [next.type, next.name, next.value] = ["hidden", "next", location.pathname + location.search];
  form.append(next);
}
