/** The panel beside the map: a part of a page, asked of the server as it stands there. */
import htmx from "htmx.org";

export interface Side {
  open: (url: string) => Promise<void>;
  close: () => void;
}

export function sidePanel(panel: HTMLElement, closeWord: string, onClosed: () => void): Side {
  const close = (): void => {
    panel.hidden = true;
    panel.replaceChildren();
    onClosed();
  };
  const open = async (url: string): Promise<void> => {
    const answer = await fetch(url, { headers: { "HX-Request": "true" } });
    const body = document.createElement("div");
    body.innerHTML = await answer.text();
    const press = document.createElement("button");
    press.type = "button";
    press.className = "close";
    press.textContent = closeWord;
    press.addEventListener("click", close);
    panel.replaceChildren(press, body);
    htmx.process(body);
    panel.hidden = false;
    panel.focus();
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  return { open, close };
}
