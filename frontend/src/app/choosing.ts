/** What a reader chose on the map: an actor, a line, the way between two, or some together. */
import type { MapOut } from "../api/map";
import type { Words } from "../graph/legend";
import { around, type neighboursOf, type Paths, shortestPaths } from "../graph/paths";
import type { Focus, View } from "../graph/view";
import { made, press } from "../panels/made";
import type { Side } from "../panels/side";
import { namesList } from "../panels/tray";
import type { MapNames } from "./map-words";

/** The page on which somebody is chosen. */
interface Chosen {
  readonly root: HTMLElement;
  readonly words: Words;
  readonly side: Side;
  readonly slug: string;
  readonly drawn: { readonly map: MapOut; readonly names: MapNames; readonly view: View } | null;
  note: (key: string) => void;
  page: (noun: string, id: string) => string;
  near: () => ReturnType<typeof neighboursOf>;
  focusOn: (focus: Focus | null) => void;
  showWhole: () => void;
  fold: (folded: ReadonlySet<number>) => void;
  flyTo: (place: number) => void;
}

export class Chooser {
  private readonly page: Chosen;
  /** From whom a way is to be found, while the reader chooses to whom. */
  private from: number | null = null;

  constructor(page: Chosen) {
    this.page = page;
  }

  private get words(): Words {
    return this.page.words;
  }

  private get side(): Side {
    return this.page.side;
  }

  /** Shows an actor with those it has lines to, or the way to it where one is looked for. */
  async choose(place: number): Promise<void> {
    const { drawn } = this.page;
    const actor = drawn?.map.actors[place];
    if (!drawn || !actor) return;
    const { from } = this;
    this.from = null;
    this.page.note("");
    if (from !== null && from !== place) {
      this.showWay(from, place);
      return;
    }
    this.page.focusOn(this.direct(place));
    if (actor.id) await this.side.open(this.page.page("member", actor.id), [this.presses(place)]);
    else this.side.show(made("h2", drawn.names.actor(place)), this.presses(place));
  }

  async chooseLine(place: number): Promise<void> {
    const tie = this.page.drawn?.map.ties[place];
    if (tie) await this.side.open(this.page.page("line", tie.id));
  }

  async find(place: number): Promise<void> {
    await this.choose(place);
    this.page.flyTo(place);
  }

  chooseMany(places: readonly number[]): void {
    const { drawn } = this.page;
    if (!drawn) return;
    const rows = places.map((place) => ({
      name: drawn.names.actor(place),
      open: () => void this.find(place),
    }));
    const only = press(this.words["map.chosen.only"] ?? "", () => {
      this.page.focusOn({ places: new Set(places) });
    });
    this.side.show(
      made("h2", `${this.words["map.chosen"] ?? ""} · ${places.length}`),
      ...(places.length ? [only, namesList(rows)] : [made("p", this.words["map.chosen.none"])]),
    );
    if (places.length) this.page.focusOn({ places: new Set(places) });
  }

  /** One with those at the other ends of its lines, and no other lines. */
  private direct(place: number): Focus {
    const ties = (this.page.near().get(place) ?? []).map(({ tie }) => tie);
    return { ...around(place, 1, this.page.near()), ties: new Set(ties) };
  }

  private presses(place: number): HTMLElement {
    const row = made("div", "", "row map-presses");
    const look = (key: string, focus: () => Focus): HTMLElement =>
      press(this.words[key] ?? "", () => {
        this.page.focusOn(focus());
      }, "small");
    row.append(
      look("map.near.1", () => this.direct(place)),
      look("map.near.2", () => around(place, 2, this.page.near())),
      press(this.words["map.path"] ?? "", () => {
        this.from = place;
        this.page.note("map.path.choose");
      }, "small"),
      press(this.words["map.whole"] ?? "", () => {
        this.page.showWhole();
      }, "small"),
      ...this.foldPress(place),
    );
    return row;
  }

  private foldPress(place: number): HTMLElement[] {
    const { drawn } = this.page;
    if (!drawn?.map.actors.some((actor) => actor.within.includes(place))) return [];
    const isFolded = (view: View): boolean => view.folded.has(place);
    return [
      press(this.words[isFolded(drawn.view) ? "map.unfold" : "map.fold"] ?? "", () => {
        const folded = new Set(drawn.view.folded);
        if (!folded.delete(place)) folded.add(place);
        this.page.fold(folded);
        void this.choose(place);
      }, "small"),
    ];
  }

  private showWay(from: number, to: number): void {
    const { drawn } = this.page;
    if (!drawn) return;
    const { names } = drawn;
    const way = shortestPaths(from, to, this.page.near());
    this.page.showWhole();
    this.page.focusOn(way ?? { places: new Set([from, to]), ties: new Set() });
    this.side.show(
      made("h2", `${names.actor(from)} → ${names.actor(to)}`),
      ...(way ? this.wayRows(way) : [made("p", names.word("map.path.none"))]),
      ...this.layForm(from, to),
      press(names.word("map.whole"), () => {
        this.page.showWhole();
      }),
    );
  }

  private wayRows({ steps, way }: Paths): HTMLElement[] {
    const { drawn } = this.page;
    const rows = way.map((place) => ({
      name: drawn?.names.actor(place) ?? "",
      open: () => void this.find(place),
    }));
    const list = made("ol");
    list.append(...namesList(rows).children);
    return [made("p", `${this.words["map.path.steps"] ?? ""}: ${steps}`), list];
  }

  /** The form that lays a line between the two, for those who keep the record, on its newest day. */
  private layForm(from: number, to: number): HTMLElement[] {
    const { drawn, root } = this.page;
    const [one, other] = [drawn?.map.actors[from]?.id, drawn?.map.actors[to]?.id];
    const blank = root.querySelector<HTMLTemplateElement>("template[data-lay]");
    if (!one || !other || !blank) return [];
    const form = (blank.content.firstElementChild as HTMLFormElement).cloneNode(true) as HTMLFormElement;
    form.action = `/n/${this.page.slug}/member/line/${encodeURIComponent(one)}`;
    (form.elements.namedItem("other") as HTMLInputElement).value = other;
    (form.elements.namedItem("next") as HTMLInputElement).value = location.pathname + location.search;
    return [form];
  }
}
