/**
 * A page that hears of newer facts. Where its reader only reads, it is read again in place; where
 * somebody types, has opened or marked something, a quiet bar says so and waits for a press.
 */
import htmx from "htmx.org";
import { isAtWork, openedIn } from "./at-work";

/** How much longer than it took to read the page again it then rests, so that no server is beaten. */
const REST = 4;

export function keepLive(main: HTMLElement, readAgain: () => void): void {
  const bar = document.querySelector<HTMLElement>(".live-bar > span");
  if (!bar) return;
  new LivePage(main, bar, readAgain).listen();
}

class LivePage {
  private source: EventSource | null = null;
  private newest = 0;
  private opened: ReadonlySet<Element>;
  private reading = false;
  private restUntil = 0;

  constructor(
    private readonly main: HTMLElement,
    private readonly bar: HTMLElement,
    private readonly readAgain: () => void,
  ) {
    this.opened = openedIn(main);
    bar.querySelector("button")?.addEventListener("click", () => {
      window.location.reload();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.rest();
      this.listen();
    });
    addEventListener("pagehide", () => {
      this.rest();
    });
    addEventListener("pageshow", () => {
      this.listen();
    });
  }

  listen(): void {
    if (this.source || document.hidden) return;
    this.source = new EventSource(this.main.dataset.live ?? "");
    this.source.addEventListener("message", (event: MessageEvent<string>) => {
      this.newest = Math.max(this.newest, Number(event.data));
      void this.catchUp();
    });
  }

  private rest(): void {
    this.source?.close();
    this.source = null;
  }

  private get isBehind(): boolean {
    return this.newest > Number(this.main.dataset.seq);
  }

  private async catchUp(): Promise<void> {
    if (!this.isBehind || this.reading) return;
    if (isAtWork(this.main, this.opened)) {
      this.bar.hidden = false;
      return;
    }
    const wait = this.restUntil - performance.now();
    if (wait > 0) {
      setTimeout(() => void this.catchUp(), wait);
      return;
    }
    this.reading = true;
    const began = performance.now();
    const done = await this.readHere().catch(() => false);
    this.restUntil = performance.now() + REST * (performance.now() - began);
    this.reading = false;
    this.bar.hidden = done;
    if (done) void this.catchUp();
  }

  /** Put the page as it is now in the place of what is read. Returns: whether that was done. */
  private async readHere(): Promise<boolean> {
    const answer = await fetch(location.href, { headers: { "Saiyai-Read-Again": "yes" } });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector<HTMLElement>("#content[data-seq]");
    if (!now || isAtWork(this.main, this.opened)) return false;
    const told = { target: this.main, sourceElement: this.main, text: now.innerHTML };
    await htmx.swap({ ...told, swap: "innerMorph" });
    this.main.dataset.seq = now.dataset.seq ?? "";
    this.opened = openedIn(this.main);
    this.readAgain();
    return true;
  }
}
