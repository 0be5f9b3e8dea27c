/** Which points lie in what a reader drew around them. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Whether a point lies inside a closed line, by how often a ray from it crosses that line. */
export function isInside({ x, y }: Point, line: readonly Point[]): boolean {
  let inside = false;
  line.forEach((to, number) => {
    const from = line[number === 0 ? line.length - 1 : number - 1] ?? to;
    const spans = from.y > y !== to.y > y;
    if (spans && x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x) inside = !inside;
  });
  return inside;
}
