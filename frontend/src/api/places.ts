/** The map of places as the server tells it. */
import { getJson } from "./json";
import type { components } from "./schema";

export type PlaceMapOut = components["schemas"]["PlaceMapOut"];
export type PlaceDotOut = components["schemas"]["PlaceDotOut"];
export type ShapesOut = components["schemas"]["ShapesOut"];

/** The level, the day and the Change that a page shows. */
export type Asked = Readonly<Record<"level" | "as_of" | "known", string>>;

export function getPlaceMap(source: string, asked: Asked): Promise<PlaceMapOut> {
  return getJson<PlaceMapOut>(`${source}/map`, asked);
}

export function getShapes(source: string, asked: Asked): Promise<ShapesOut> {
  return getJson<ShapesOut>(`${source}/shapes`, { as_of: asked.as_of, known: asked.known });
}
