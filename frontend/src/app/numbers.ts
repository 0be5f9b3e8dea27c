/** The numbers that colours and sizes stand for, asked of the server when they are chosen. */
import { getMeasure, type MapOut } from "../api/map";
import type { Scales } from "../graph/build";
import { coloursFor, sizesFor } from "../graph/scales";
import type { Values, View } from "../graph/view";
import { isMeasure } from "./map-words";

export class Numbers {
  private readonly source: string;
  private readonly values = new Map<string, Values>();

  constructor(source: string) {
    this.source = source;
  }

  forget(): void {
    this.values.clear();
  }

  /** Asks for what is not here yet; who has no number, or none for this reader, gets null. */
  async fetch(view: View, map: MapOut, day: string, known: string): Promise<void> {
    for (const measure of new Set([view.colour, view.size])) {
      if (!isMeasure(measure) || this.values.has(measure)) continue;
      const told = await getMeasure(this.source, measure, day, known);
      this.values.set(measure, map.actors.map((actor) => told.get(actor.id) ?? null));
    }
  }

  scales(view: View, map: MapOut): Scales {
    const of = (attribute: string): Values | null => this.values.get(attribute) ?? null;
    return {
      colours: coloursFor(view, map.actors, of(view.colour)),
      sizes: sizesFor(view, map.actors, of(view.size)),
    };
  }
}
