// What every page needs: styles, parts of pages that load by themselves, newer facts, and six small helps.
import "htmx.org";
import "./style.css";
import "./report.css";
import { goBack } from "../panels/back";
import { takeDrops } from "../panels/drop";
import { copyForLine } from "../panels/line-card";
import { keepLive } from "../panels/live";
import { rereadOnChange } from "../panels/mapper";
import { correctNote } from "../panels/note";
import { takeNames } from "../panels/roster";

const helped = new WeakSet<HTMLElement>();

/** Give each element its help, once: a page that was read again has old ones and new ones. */
function each(selector: string, help: (element: HTMLElement) => void): void {
  document.querySelectorAll<HTMLElement>(selector).forEach((element) => {
    if (helped.has(element)) return;
    helped.add(element);
    help(element);
  });
}

function helpAll(): void {
  each("[data-back]", goBack);
  each("[data-drop]", takeDrops);
  each("[data-line-card]", copyForLine);
  each("[data-mapper]", rereadOnChange);
  each("[data-record]", correctNote);
  each("[data-roster]", takeNames);
}

helpAll();
each("[data-live]", (main) => {
  keepLive(main, helpAll);
});
