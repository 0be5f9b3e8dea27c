/** Playing the days: from the first, or from where the reader stands, to the last. */
import type { TieGraph } from "../graph/build";
import { dayAfter, daysBetween } from "../graph/days";
import type { Words } from "../graph/legend";
import type { Drawn } from "../map/draw";

const FRAMES = 60;
const PAUSE = 450;
const FLASH = 300;

/** What is played: a map that can be taken to a day. */
export interface Played {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly shownDay: string;
  readonly drawn: { readonly graph: TieGraph; readonly sigma: Drawn } | null;
  goTo: (day: string, since?: string) => Promise<readonly number[]>;
}

export class Player {
  private readonly button: HTMLElement;
  private readonly words: Words;
  private readonly map: Played;
  private on = false;

  constructor(button: HTMLElement, words: Words, map: Played) {
    [this.button, this.words, this.map] = [button, words, map];
    button.addEventListener("click", () => {
      if (this.on) this.stop();
      else void this.play();
    });
  }

  stop(): void {
    this.on = false;
    this.say("map.play");
  }

  /** Asked anew after each wait: a press may have stopped it meanwhile. */
  private isOn(): boolean {
    return this.on;
  }

  private say(key: string): void {
    this.button.textContent = this.words[key] ?? "";
    this.button.setAttribute("aria-pressed", String(this.on));
  }

  private async play(): Promise<void> {
    this.on = true;
    this.say("map.pause");
    const { firstDay, lastDay } = this.map;
    const step = Math.max(1, Math.ceil(daysBetween(firstDay, lastDay) / FRAMES));
    let day = this.map.shownDay === lastDay ? firstDay : this.map.shownDay;
    let before = day;
    do {
      this.flash(await this.map.goTo(day, before === day ? "" : before));
      before = day;
      day = dayAfter(day, Math.min(step, daysBetween(day, lastDay)));
      await new Promise((next) => setTimeout(next, PAUSE));
    } while (this.isOn() && before < lastDay);
    this.stop();
  }

  /** Lines on which something happened stand out for a moment. */
  private flash(ties: readonly number[]): void {
    const { drawn } = this.map;
    if (!drawn || !ties.length) return;
    const edges = ties.map((tie) => `e${tie}`).filter((edge) => drawn.graph.hasEdge(edge));
    const sizes = edges.map((edge) => drawn.graph.getEdgeAttribute(edge, "size"));
    const grow = (times: number): void => {
      edges.forEach((edge, at) => {
        if (drawn.graph.hasEdge(edge)) drawn.graph.setEdgeAttribute(edge, "size", (sizes[at] ?? 1) * times);
      });
      drawn.sigma.refresh();
    };
    grow(2.6);
    setTimeout(() => {
      grow(1);
    }, FLASH);
  }
}
