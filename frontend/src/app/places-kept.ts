/** Where a reader left actors, kept in this browser only, by network: ids and places, no names. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export class PlacesKept {
  private readonly key: string;
  private places: Map<string, Place>;

  constructor(network: string) {
    this.key = `saiyai.map.${network}`;
    this.places = read(this.key);
  }

  get any(): boolean {
    return this.places.size > 0;
  }

  of(id: string): Place | undefined {
    return id ? this.places.get(id) : undefined;
  }

  keep(id: string, place: Place): void {
    if (!id) return;
    this.places.set(id, place);
    localStorage.setItem(this.key, JSON.stringify([...this.places]));
  }

  forget(): void {
    this.places = new Map();
    localStorage.removeItem(this.key);
  }
}

/** What was kept; a browser that keeps nothing, or something else, has nothing of ours. */
function read(key: string): Map<string, Place> {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Map(Array.isArray(told) ? (told as [string, Place][]) : []);
  } catch (wrong) {
    console.warn("places on the map could not be read", wrong);
    return new Map();
  }
}
