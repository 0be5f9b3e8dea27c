// The map page: fetches, draws, and ties the panels together.
import "./map.css";
import { getDay, getMap, type MapOut, type Part } from "../api/map";
import { build, showDay, statesOn, type TieGraph, withoutLine } from "../graph/build";
import { dayAfter, daysBetween, written } from "../graph/days";
import { draw, type Drawn, flyTo, focusOn, fontsReady } from "../map/draw";
import { showLegend, type Words } from "../panels/legend";
import { sidePanel } from "../panels/side";
import { showTray } from "../panels/tray";

function found(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`${selector} is not on this page`);
  return element;
}

function field(root: ParentNode, selector: string): HTMLInputElement {
  return found(root, selector) as HTMLInputElement;
}

class MapPage {
  private readonly root: HTMLElement;
  private readonly words: Words;
  private readonly language = document.documentElement.lang;
  private readonly source: string;
  private readonly side;
  private day: string;
  private map: MapOut | null = null;
  private graph: TieGraph | null = null;
  private sigma: Drawn | null = null;
  private asked = 0;

  constructor(root: HTMLElement) {
    this.root = root;
    this.words = JSON.parse(found(document, "#words").textContent) as Words;
    this.source = root.dataset.source ?? "";
    this.day = root.dataset.day ?? "";
    this.side = sidePanel(found(root, "[data-panel]"), this.words["map.close"] ?? "", () => {
      if (this.sigma && this.graph) focusOn(this.sigma, this.graph, null);
    });
    this.listen();
  }

  async load(): Promise<void> {
    this.note("map.loading");
    const [map] = await Promise.all([getMap(this.source, this.day, this.part()), fontsReady()]);
    if (map.state === "asked") {
      setTimeout(() => void this.load(), 1500);
      return;
    }
    this.map = map;
    this.note(map.state === "too_large" ? "map.too_large" : map.actors.length ? "" : "map.empty");
    this.show(map);
  }

  private show(map: MapOut): void {
    this.sigma?.kill();
    this.graph = build(map.actors, map.ties);
    if (map.today) showDay(this.graph, map.today);
    this.sigma = draw(this.graph, found(this.root, "[data-canvas]"), {
      onActor: (place) => {
        void this.choose(place);
      },
      onTie: (place) => {
        const tie = map.ties[place];
        if (tie) void this.side.open(this.page("line", tie.id));
      },
      onNothing: () => {
        this.side.close();
      },
    });
    this.showTray(map);
    this.showNames(map);
    this.showLegend();
    this.showSlider(map);
    this.root.dataset.ready = String(map.actors.length);
  }

  private async choose(place: number): Promise<void> {
    const actor = this.map?.actors[place];
    const node = `n${place}`;
    if (!actor || !this.sigma || !this.graph) return;
    if (this.graph.hasNode(node)) focusOn(this.sigma, this.graph, node);
    if (actor.id) await this.side.open(this.page("member", actor.id));
  }

  private async find(place: number): Promise<void> {
    await this.choose(place);
    if (!this.sigma || !this.graph?.hasNode(`n${place}`)) return;
    const seen = found(this.root, "[data-canvas]").getBoundingClientRect();
    const panel = found(this.root, "[data-panel]").getBoundingClientRect();
    const liesOver = panel.height > 0 && panel.left < seen.right;
    flyTo(this.sigma, `n${place}`, liesOver ? Math.max(0, seen.bottom - panel.top) : 0);
  }

  private page(noun: string, id: string): string {
    const slug = /networks\/([^/]+)\//.exec(this.source)?.[1] ?? "";
    return `/n/${slug}/${noun}/of/${encodeURIComponent(id)}?${new URLSearchParams({ as_of: this.day, ...this.known() }).toString()}`;
  }

  private showTray(map: MapOut): void {
    const alone = withoutLine(map.actors, map.ties);
    const rows = alone.map((place) => ({
      name: map.actors[place]?.name ?? "",
      open: () => {
        void this.choose(place);
      },
    }));
    showTray(found(this.root, "[data-tray]"), this.words["map.tray"] ?? "", rows);
  }

  private showNames(map: MapOut): void {
    const options = map.actors
      .filter((actor) => actor.name)
      .map((actor) => {
        const option = document.createElement("option");
        option.value = actor.name;
        return option;
      });
    found(this.root, "#map-names").replaceChildren(...options);
  }

  private showLegend(): void {
    const map = this.map;
    if (!map) return;
    const kinds = [...new Set(map.actors.map((actor) => actor.kind))];
    const states = map.today ? statesOn(map.today) : [];
    showLegend(found(this.root, "[data-legend]"), this.words, kinds, states);
  }

  private showSlider(map: MapOut): void {
    const slider = field(this.root, "[data-slider]");
    const last = this.root.dataset.today ?? this.day;
    slider.max = String(Math.max(0, daysBetween(map.first_day, last)));
    slider.hidden = slider.max === "0"; // a record of one day has nowhere to go
    slider.value = String(daysBetween(map.first_day, this.day));
  }

  /** Asks for a day; answers that come late, after a newer question, are not shown. */
  private async goTo(day: string): Promise<void> {
    this.day = day;
    found(this.root, "[data-date]").textContent = written(day, this.language);
    const question = ++this.asked;
    const told = await getDay(this.source, day, this.part());
    if (question !== this.asked || !this.map || !this.graph) return;
    this.map = { ...this.map, today: told };
    showDay(this.graph, told);
    this.sigma?.refresh();
    this.showLegend();
    this.root.dataset.shown = day;
  }

  private part(): Part {
    const value = (name: string): string =>
      this.root.querySelector<HTMLSelectElement>(`[data-filters] [name=${name}]`)?.value ?? "";
    const known = this.root.dataset.known ?? "";
    return { kind: value("kind"), place: value("place"), issue: value("issue"), known };
  }

  /** The change as known at which the page is read; nothing where that is now. */
  private known(): Record<string, string> {
    const { known } = this.part();
    return known ? { known } : {};
  }

  private note(key: string): void {
    const note = found(this.root, "[data-note]");
    note.textContent = key ? (this.words[key] ?? "") : "";
    note.hidden = !key;
  }

  private listen(): void {
    found(this.root, "[data-filters]").addEventListener("change", () => {
      this.side.close();
      void this.load();
    });
    const slider = field(this.root, "[data-slider]");
    let waiting = 0;
    slider.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        if (this.map) void this.goTo(dayAfter(this.map.first_day, Number(slider.value)));
      }, 60);
    });
    const find = field(this.root, "[data-find]");
    find.addEventListener("change", () => {
      const place = this.map?.actors.findIndex((actor) => actor.name === find.value) ?? -1;
      if (place >= 0) void this.find(place);
    });
  }

  fail(): void {
    this.note("map.failed");
  }
}

function start(root: HTMLElement): void {
  const page = new MapPage(root);
  page.load().catch((wrong: unknown) => {
    page.fail();
    throw wrong;
  });
}

const root = document.querySelector<HTMLElement>("#map");
if (root) {
  // A phone opens on the list; the map is drawn when it is asked for.
  const opener = document.querySelector<HTMLButtonElement>("[data-open-map]");
  if (window.matchMedia("(max-width: 46rem)").matches && opener) {
    opener.addEventListener(
      "click",
      () => {
        document.body.classList.add("map-open");
        start(root);
      },
      { once: true },
    );
  } else {
    start(root);
  }
}
