/** Two dates side by side, with what came, went and fell silent between them. */
import type { MapDay, MapOut } from "../api/map";
import { build, type TieGraph } from "../graph/build";
import { turnsBetween } from "../graph/compare";
import { dayAfter, daysBetween, written } from "../graph/days";
import type { Words } from "../graph/legend";
import type { Focus } from "../graph/view";
import { draw, type Drawn, together } from "../map/draw";
import { made } from "../panels/made";
import type { Side } from "../panels/side";
import { turnsList } from "../panels/turns";
import { field, found } from "./found";
import type { MapNames } from "./map-words";

interface Compared {
  readonly drawn: { readonly map: MapOut; readonly day: MapDay; readonly sigma: Drawn; readonly names: MapNames } | null;
  readonly side: Side;
  readonly firstDay: string;
  readonly shownDay: string;
  dayOf: (day: string) => Promise<MapDay>;
  paintOther: (graph: TieGraph, map: MapOut, day: MapDay) => void;
  focusOn: (focus: Focus | null) => void;
}

export class Comparison {
  private readonly root: HTMLElement;
  private readonly words: Words;
  private readonly page: Compared;
  private other: { graph: TieGraph; sigma: Drawn; day: MapDay } | null = null;

  constructor(root: HTMLElement, words: Words, page: Compared) {
    [this.root, this.words, this.page] = [root, words, page];
    found(root, "[data-compare]").addEventListener("click", () => {
      if (this.other) this.end();
      else void this.begin();
    });
    field(root, "[data-other-day]").addEventListener("change", (event) => {
      const { value } = event.target as HTMLInputElement;
      if (value) void this.take(value);
    });
  }

  /** Begins a year before the day that is shown, or at the first. */
  private async begin(): Promise<void> {
    if (!this.page.drawn) return;
    const { firstDay, shownDay } = this.page;
    const back = Math.min(365, daysBetween(firstDay, shownDay));
    this.root.classList.add("comparing");
    this.say("map.compare.end");
    await this.take(dayAfter(shownDay, -back));
  }

  private say(key: string): void {
    found(this.root, "[data-compare]").textContent = this.words[key] ?? "";
  }

  private end(): void {
    this.other?.sigma.kill();
    this.other = null;
    this.root.classList.remove("comparing");
    this.say("map.compare");
    this.page.side.close();
  }

  private async take(day: string): Promise<void> {
    const { drawn } = this.page;
    if (!drawn) return;
    const told = await this.page.dayOf(day);
    this.other?.sigma.kill();
    const graph = build(drawn.map);
    this.page.paintOther(graph, drawn.map, told);
    const nothing = (): void => undefined;
    const sigma = draw(graph, found(this.root, "[data-other]"), { onActor: nothing, onTie: nothing, onNothing: nothing });
    void drawn.sigma.getCamera().animatedReset({ duration: 0 });
    together(drawn.sigma, sigma);
    this.other = { graph, sigma, day: told };
    field(this.root, "[data-other-day]").value = day;
    this.show();
    this.root.dataset.compared = day;
  }

  /** Shows what became of the lines; after another day, layer or filter, anew. */
  show(): void {
    const { drawn } = this.page;
    if (!drawn || !this.other) return;
    const { map, names } = drawn;
    const [before, after] = [this.other.day, drawn.day].sort((a, b) => a.day.localeCompare(b.day));
    if (!before || !after) return;
    const language = document.documentElement.lang;
    const heading = made("h2", `${written(before.day, language)} → ${written(after.day, language)}`);
    const turns = turnsBetween(before, after);
    this.page.side.show(
      heading,
      turnsList(turns, this.words, (tie) => names.line(tie), (ties) => {
        if (!ties) {
          this.page.focusOn(null);
          return;
        }
        const ends = ties.flatMap((tie) => [map.ties[tie]?.a ?? -1, map.ties[tie]?.b ?? -1]);
        this.page.focusOn({ places: new Set(ends), ties: new Set(ties) });
      }),
    );
  }
}
