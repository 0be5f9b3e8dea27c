// What every page needs: styles, parts of pages that load by themselves, and six small helps.
import "htmx.org";
import "./style.css";
import { goBack } from "../panels/back";
import { takeDrops } from "../panels/drop";
import { copyForLine } from "../panels/line-card";
import { rereadOnChange } from "../panels/mapper";
import { correctNote } from "../panels/note";
import { takeNames } from "../panels/roster";

function each(selector: string, help: (element: HTMLElement) => void): void {
  document.querySelectorAll<HTMLElement>(selector).forEach(help);
}

each("[data-back]", goBack);
each("[data-drop]", takeDrops);
each("[data-line-card]", copyForLine);
each("[data-mapper]", rereadOnChange);
each("[data-record]", correctNote);
each("[data-roster]", takeNames);
