/** What things on the map are called: words of the page, and names that its filters hold. */
import type { Layer } from "../graph/layers";
import type { Words } from "../graph/legend";
import type { Shade } from "../graph/scales";
import type { MapOut } from "../api/map";

export class MapNames {
  private readonly words: Words;
  private readonly map: MapOut;
  private readonly filters: ParentNode;

  constructor(words: Words, map: MapOut, filters: ParentNode) {
    [this.words, this.map, this.filters] = [words, map, filters];
  }

  word(key: string): string {
    return this.words[key] ?? "";
  }

  actor(place: number): string {
    return told(this.map.actors[place]?.name, this.word("map.nameless"));
  }

  line(place: number): string {
    const tie = this.map.ties[place];
    return tie ? `${this.actor(tie.a)} – ${this.actor(tie.b)}` : "";
  }

  layer({ group, of }: Layer): string {
    if (group === "state") return this.word(`state.${of}`);
    if (group === "kind") {
      const kind = this.map.kinds.find(({ id }) => String(id) === of);
      return told(kind?.name, this.word("map.layers.plain"));
    }
    if (!of) return this.word("map.class.untold");
    return this.word(group === "basis" ? `basis.${of}` : `kind.${of}`);
  }

  /** What a colour stands for: a class by its name, or from which number to which. */
  shade({ of, from, to }: Shade, attribute: string): string {
    if (from !== undefined && to !== undefined) {
      return from === to ? written(from) : `${written(from)} – ${written(to)}`;
    }
    if (of === "others") return this.word("map.class.others");
    if (!of) return this.word(isMeasure(attribute) ? "map.class.no_number" : "map.class.untold");
    if (attribute === "cluster") return this.cluster(Number(of));
    if (attribute === "place" || attribute === "issue") return this.chosen(attribute, of);
    return this.word(`actor_kind.${of}`);
  }

  private cluster(number: number): string {
    const told = this.map.clusters[number];
    if (told?.about === "place" || told?.about === "issue") return this.chosen(told.about, told.of);
    const hub = this.map.actors.find((actor) => actor.id !== "" && actor.id === told?.of)?.name;
    return hub ? `${this.word("map.cluster")} ${hub}` : this.word("map.cluster.unnamed");
  }

  /** A place or an issue as the filter above the map calls it, without the number behind it. */
  private chosen(filter: string, ref: string): string {
    const option = this.filters.querySelector(`[name=${filter}] option[value="${CSS.escape(ref)}"]`);
    return told(option?.textContent.replace(/\s*\(\d+\)\s*$/, "").trim(), ref);
  }
}

/** Whether colours or sizes stand for a measure, and not for what was told of each. */
export function isMeasure(attribute: string): boolean {
  return !["kind", "place", "issue", "cluster", "lines", "same"].includes(attribute);
}

/** A name, or something else where none was told. */
function told(name: string | undefined, otherwise: string): string {
  return name === undefined || name === "" ? otherwise : name;
}

/** Three figures that count, as people write them. */
function written(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString(document.documentElement.lang);
}
