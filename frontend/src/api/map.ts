/** The map as the server tells it; the types are made from its OpenAPI schema. */
import type { components } from "./schema";

export type MapOut = components["schemas"]["MapOut"];
export type MapDay = components["schemas"]["MapDayOut"];
export type MapActor = components["schemas"]["MapActorOut"];
export type MapTie = components["schemas"]["MapTieOut"];

export type Part = Readonly<Record<"kind" | "place" | "issue" | "known", string>>;

async function get<T>(url: string, query: Readonly<Record<string, string>>): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const response = await fetch(`${url}?${new URLSearchParams(given).toString()}`, {
    headers: { Accept: "application/json" },
  });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

export function getMap(source: string, day: string, part: Part): Promise<MapOut> {
  return get<MapOut>(source, { as_of: day, ...part });
}

export function getDay(source: string, day: string, part: Part): Promise<MapDay> {
  return get<MapDay>(`${source}/day`, { as_of: day, ...part });
}
