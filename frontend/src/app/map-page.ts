// The map page: fetches, draws, and ties the panels together.
import "./map.css";
import { getDay, getMap, type MapDay, type MapOut, type Part } from "../api/map";
import { build, countShown, isShown, paint, type TieGraph } from "../graph/build";
import { dayAfter, daysBetween, otherEra, written } from "../graph/days";
import { drawnIn, foldedAt, heldOn, type Level, stillFolded } from "../graph/fold";
import { layersOn } from "../graph/layers";
import { legendOf, type LegendPart, type Words } from "../graph/legend";
import { neighboursOf } from "../graph/paths";
import { type Focus, type View, WHOLE } from "../graph/view";
import { draw, type Drawn, flyTo, flyToAll, fontsReady, laySheet, letMove, travel } from "../map/draw";
import { beginLasso } from "../map/lasso";
import { savePicture } from "../map/scene";
import { showLayers } from "../panels/layers";
import { showLegend } from "../panels/legend";
import { sidePanel } from "../panels/side";
import { showAlone } from "./alone";
import { Chooser } from "./choosing";
import { Comparison } from "./comparing";
import { covered, field, found, showNames } from "./found";
import { showGroups } from "./grouped";
import { MapNames } from "./map-words";
import { focusOf, markedOn } from "./marked";
import { type DrawnMap, meaningOf } from "./meaning";
import { Numbers } from "./numbers";
import { PlacesKept } from "./places-kept";
import { whenOpened } from "./opening";
import { Player } from "./playing";

class MapPage {
  readonly root: HTMLElement;
  readonly words: Words;
  readonly side;
  private readonly language = document.documentElement.lang;
  private readonly source: string;
  private readonly kept: PlacesKept;
  private readonly player: Player;
  private readonly comparison: Comparison;
  private readonly chooser: Chooser;
  private readonly numbers: Numbers;
  private day: string;
  private view: View = WHOLE;
  private map: MapOut | null = null;
  private graph: TieGraph | null = null;
  private sigma: Drawn | null = null;
  private names: MapNames | null = null;
  private asked = 0;
  private cluster = "";
  private marked = markedOn(document);

  constructor(root: HTMLElement) {
    this.root = root;
    this.words = JSON.parse(found(document, "#words").textContent) as Words;
    this.source = root.dataset.source ?? "";
    this.day = root.dataset.day ?? "";
    this.numbers = new Numbers(this.source);
    this.kept = new PlacesKept(this.slug);
    this.side = sidePanel(found(root, "[data-panel]"), this.words["map.close"] ?? "", () => {
      this.look({ focus: null });
    });
    this.player = new Player(found(root, "[data-play]"), this.words, this);
    this.comparison = new Comparison(root, this.words, this);
    this.chooser = new Chooser(this);
    this.listen();
  }

  get slug(): string {
    return /networks\/([^/]+)/.exec(this.source)?.[1] ?? "";
  }

  /** What is drawn now; null before anything is. */
  get drawn(): DrawnMap | null {
    const { map, graph, sigma, names, view } = this;
    return map?.today && graph && sigma && names ? { map, day: map.today, graph, sigma, names, view } : null;
  }

  async load(asked = 1): Promise<void> {
    this.note("map.loading");
    const answer = getMap(this.source, this.day, this.part());
    if (!this.sigma) laySheet(found(this.root, "[data-canvas]"));
    const [told] = await Promise.all([answer, fontsReady()]);
    if (told.state === "asked") {
      setTimeout(() => void this.load(asked + 1), Math.min(1500, 250 * asked)); // most are laid out soon
      return;
    }
    const put = told.actors.map((actor) => ({ ...actor, ...this.kept.of(actor.id) }));
    const map = { ...told, actors: heldOn(put, told.today?.within ?? []) };
    this.map = map;
    this.names = new MapNames(this.words, map, found(this.root, "[data-filters]"));
    this.numbers.forget();
    await this.measured();
    if (map.state === "grouped") {
      this.note("");
      this.sigma?.kill();
      [this.graph, this.names] = [null, null];
      this.sigma = showGroups(this.root, this.words, map, (about, of) => {
        this.open(about, of);
      });
      return;
    }
    this.note(map.state === "too_large" ? "map.too_large" : map.actors.length ? "" : "map.empty");
    this.show(map);
  }

  private show(map: MapOut): void {
    this.sigma?.kill();
    this.view = { ...this.view, folded: foldedAt(map.actors, this.level()), focus: null };
    this.graph = build(map);
    // Painted before it is drawn: a hundred thousand lines are not laid out twice.
    if (map.today) paint(this.graph, map, map.today, this.view, this.numbers.scales(this.view, map));
    const sigma = draw(this.graph, found(this.root, "[data-canvas]"), {
      onActor: (place) => void this.chooser.choose(place),
      onTie: (place) => void this.chooser.chooseLine(place),
      onNothing: this.side.close,
    });
    this.sigma = sigma;
    letMove(sigma, this.graph, (place, x, y) => {
      this.kept.keep(map.actors[place]?.id ?? "", { x, y });
      this.showKept();
    });
    requestAnimationFrame(() => setTimeout(() => {
      if (this.sigma === sigma) this.showBeside(map);
    }));
  }

  /** What stands beside the picture, for which nobody has to wait to see it. */
  private showBeside(map: MapOut): void {
    showAlone(this.root, this.words, map, (place) => void this.chooser.choose(place));
    showNames(found(this.root, "#map-names"), map.actors);
    this.showSlider(map);
    this.showKept();
    this.showLook();
    this.showMarked(map);
    this.root.dataset.ready = String(map.actors.length);
  }

  /** Flies to whom the page before sent the reader to look at, once. */
  private showMarked(map: MapOut): void {
    const { marked } = this;
    this.marked = null;
    const focus = marked && focusOf(marked, map);
    if (!marked || !focus || !this.sigma) return;
    this.focusOn(focus);
    flyToAll(this.sigma, [...focus.places].map((place) => `n${place}`));
    void this.side.open(marked.page);
  }

  /** Opens a place or a cluster; both empty, the whole again. */
  private open(about: string, of: string): void {
    const place = found(this.root, "[data-filters] [name=place]") as HTMLSelectElement;
    if (about === "place") place.value = of;
    else if (!about) place.value = "";
    this.cluster = about === "cluster" ? of : "";
    this.side.close();
    void this.load();
  }

  /** Shows the map as a reader now wants to see it. */
  look(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    const { drawn } = this;
    if (!drawn) return;
    const { map, day, graph, sigma, view } = drawn;
    paint(graph, map, day, view, this.numbers.scales(this.view, map));
    sigma.refresh();
    this.showLook();
  }

  /** The legend of what is drawn, and how much that is. */
  private showLook(): void {
    if (!this.graph) return;
    this.showLegend();
    const { dots, lines } = countShown(this.graph);
    Object.assign(this.root.dataset, { dots: String(dots), lines: String(lines) });
  }

  /** Folds members into these, and all others out; they are seen to go where they are drawn. */
  fold(folded: ReadonlySet<number>): void {
    const { drawn } = this;
    const before = this.view.folded;
    this.look({ folded: new Set([...before].filter((one) => folded.has(one))), focus: null });
    if (!drawn) return;
    const { actors } = drawn.map;
    travel(drawn.graph, actors, drawnIn(actors, before), drawnIn(actors, folded), () => {
      this.look({ folded });
    });
  }

  focusOn(focus: Focus | null): void {
    this.look({ focus });
  }

  showWhole(): void {
    this.focusOn(null);
    void this.sigma?.getCamera().animatedReset({ duration: 0 });
  }

  /** Who has a line to whom, over the lines that are shown. */
  near(): ReturnType<typeof neighboursOf> {
    const { drawn } = this;
    return drawn ? neighboursOf(drawn.map.ties, (tie) => isShown(drawn.map, drawn.day, drawn.view, tie)) : new Map();
  }

  flyTo(place: number): void {
    if (!this.sigma || !this.graph?.hasNode(`n${place}`)) return;
    const [canvas, panel] = [found(this.root, "[data-canvas]"), found(this.root, "[data-panel]")];
    flyTo(this.sigma, `n${place}`, covered(canvas, panel));
  }

  page(noun: string, id: string): string {
    const asked = new URLSearchParams({ as_of: this.day, ...this.known() });
    return `/n/${this.slug}/${noun}/of/${encodeURIComponent(id)}?${asked.toString()}`;
  }

  paintOther(graph: TieGraph, map: MapOut, day: MapDay): void {
    paint(graph, map, day, { ...this.view, folded: new Set() }, this.numbers.scales(this.view, map));
  }

  private async measured(): Promise<void> {
    if (this.map) await this.numbers.fetch(this.view, this.map, this.day, this.part().known);
  }

  private showKept(): void {
    found(this.root, "[data-put-back]").hidden = !this.kept.any;
  }

  private showLegend(): void {
    showLegend(found(this.root, "[data-legend]"), this.legend());
    const { drawn } = this;
    if (!drawn) return;
    const { map, day, names, view } = drawn;
    showLayers(found(this.root, "[data-layers]"), layersOn(map.ties, day), view.off, this.words,
      (layer) => names.layer(layer),
      (off) => {
        this.look({ off });
      },
    );
  }

  private legend(): LegendPart[] {
    const { drawn } = this;
    if (!drawn) return [];
    const { shades } = this.numbers.scales(drawn.view, drawn.map).colours;
    return legendOf(meaningOf(drawn, shades, this.chosenText("[data-colour]")), this.words);
  }

  private chosenText(selector: string): string {
    return (found(this.root, selector) as HTMLSelectElement).selectedOptions[0]?.text ?? "";
  }

  private showSlider(map: MapOut): void {
    const slider = field(this.root, "[data-slider]");
    slider.max = String(Math.max(0, daysBetween(map.first_day, this.lastDay)));
    found(this.root, "[data-times]").hidden = slider.max === "0"; // a record of one day has nowhere to go
    slider.value = String(daysBetween(map.first_day, this.day));
    this.showDate();
  }

  private showDate(): void {
    const date = found(this.root, "[data-date]");
    date.textContent = written(this.day, this.language);
    date.title = otherEra(this.day, this.language);
  }

  get lastDay(): string {
    return this.root.dataset.today ?? this.day;
  }

  get firstDay(): string {
    return this.map?.first_day ?? this.day;
  }

  get shownDay(): string {
    return this.day;
  }

  async dayOf(day: string, since = ""): Promise<MapDay> {
    return getDay(this.source, day, this.part(), since);
  }

  /** Asks for a day; answers that come late, after a newer question, are not shown. */
  async goTo(day: string, since = ""): Promise<readonly number[]> {
    this.day = day;
    this.showDate();
    field(this.root, "[data-slider]").value = String(daysBetween(this.firstDay, day));
    const question = ++this.asked;
    const told = await this.dayOf(day, since);
    if (question !== this.asked || !this.map) return [];
    const before = this.map.actors;
    const actors = heldOn(before, told.within);
    this.map = { ...this.map, today: told, actors };
    this.look({ folded: stillFolded(this.view.folded, this.level(), before, actors) });
    this.comparison.show();
    this.root.dataset.shown = day;
    return told.touched;
  }

  part(): Part {
    const value = (name: string): string =>
      this.root.querySelector<HTMLSelectElement>(`[data-filters] [name=${name}]`)?.value ?? "";
    const known = this.root.dataset.known ?? "";
    return { kind: value("kind"), place: value("place"), issue: value("issue"), cluster: this.cluster, known };
  }

  private level(): Level {
    return (found(this.root, "[data-level]") as HTMLSelectElement).value as Level;
  }

  /** The change as known at which the page is read; nothing where that is now. */
  private known(): Record<string, string> {
    const { known } = this.part();
    return known ? { known } : {};
  }

  note(key: string): void {
    const note = found(this.root, "[data-note]");
    note.textContent = key ? (this.words[key] ?? "") : "";
    note.hidden = !key;
  }

  private listen(): void {
    found(this.root, "[data-groups]").addEventListener("click", () => {
      this.open("", "");
    });
    found(this.root, "[data-filters]").addEventListener("change", () => {
      this.cluster = "";
      this.side.close();
      void this.load();
    });
    const slider = field(this.root, "[data-slider]");
    let waiting = 0;
    slider.addEventListener("input", () => {
      clearTimeout(waiting);
      this.player.stop();
      waiting = window.setTimeout(() => {
        if (this.map) void this.goTo(dayAfter(this.map.first_day, Number(slider.value)));
      }, 60);
    });
    const find = field(this.root, "[data-find]");
    find.addEventListener("change", () => {
      const place = this.map?.actors.findIndex((actor) => actor.name === find.value) ?? -1;
      if (place >= 0) void this.chooser.find(place);
    });
    this.listenToLooks();
  }

  private listenToLooks(): void {
    for (const [selector, attribute] of [["[data-colour]", "colour"], ["[data-size]", "size"]] as const) {
      const select = found(this.root, selector) as HTMLSelectElement;
      select.addEventListener("change", () => {
        this.view = { ...this.view, [attribute]: select.value };
        void this.measured().then(() => {
          this.look({});
        });
      });
    }
    found(this.root, "[data-level]").addEventListener("change", () => {
      this.fold(foldedAt(this.map?.actors ?? [], this.level()));
    });
    found(this.root, "[data-lasso]").addEventListener("click", () => {
      const { drawn } = this;
      if (!drawn) return;
      const layer = found(this.root, "[data-lasso-layer]") as HTMLCanvasElement;
      beginLasso(layer, drawn.sigma, drawn.graph, (places) => {
        this.chooser.chooseMany(places);
      });
    });
    found(this.root, "[data-put-back]").addEventListener("click", () => {
      this.kept.forget();
      void this.load();
    });
    this.root.querySelectorAll<HTMLButtonElement>("[data-save]").forEach((button) => {
      button.addEventListener("click", () => void this.save(button.dataset.save === "png" ? "png" : "svg"));
    });
  }

  private async save(format: "svg" | "png"): Promise<void> {
    const { drawn, words } = this;
    if (!drawn) return;
    const caption = {
      title: this.root.dataset.title ?? "",
      subtitle: `${words["map.date"] ?? ""} ${written(this.day, this.language)}`,
      source: words["map.picture.source"] ?? "",
      legend: this.legend(),
    };
    await savePicture(format, drawn.sigma, drawn.graph, caption, `${this.slug}-${this.day}`);
  }
}

function start(root: HTMLElement): void {
  const page = new MapPage(root);
  page.load().catch((wrong: unknown) => {
    page.note("map.failed");
    throw wrong;
  });
}

const root = document.querySelector<HTMLElement>("#map");
if (root) whenOpened(start, root);
