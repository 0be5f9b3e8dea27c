/** The map as the server tells it; the types are made from its OpenAPI schema. */
import { getJson } from "./json";
import type { components } from "./schema";

export type MapTold = components["schemas"]["MapOut"];
export type MapDay = components["schemas"]["MapDayOut"];

/** A map as it is on a day: with each actor, as places in the list, those it is in then. */
export type MapOut = Omit<MapTold, "actors"> & {
  readonly actors: readonly (MapTold["actors"][number] & { readonly within: readonly number[] })[];
};

export type Part = Readonly<Record<"kind" | "place" | "issue" | "cluster" | "known", string>>;

export function getMap(source: string, day: string, part: Part): Promise<MapTold> {
  return getJson<MapTold>(`${source}/map`, { as_of: day, ...part });
}

/** What changes with the day; with `since`, also the lines on which something happened between. */
export function getDay(source: string, day: string, part: Part, since = ""): Promise<MapDay> {
  return getJson<MapDay>(`${source}/map/day`, { as_of: day, since, ...part });
}

interface MeasuresOut {
  readonly measures: Readonly<Record<string, { readonly nodes?: Readonly<Record<string, unknown>> }>>;
}

/** A measure of each actor by its id; those that this reader may not see are not in it. */
export async function getMeasure(
  source: string,
  measure: string,
  day: string,
  known: string,
): Promise<ReadonlyMap<string, number>> {
  const url = `${source}/analyses/measures`;
  const told = await getJson<MeasuresOut>(url, { ids: measure, as_of: day, known });
  const nodes = Object.entries(told.measures[measure]?.nodes ?? {});
  return new Map(nodes.filter((one): one is [string, number] => typeof one[1] === "number"));
}
