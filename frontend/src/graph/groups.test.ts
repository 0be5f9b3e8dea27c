import { expect, test } from "vitest";
import { buildGroups } from "./groups";
import { UNTOLD } from "./scales";

const group = (about: string, count: number): Parameters<typeof buildGroups>[0][number] => ({ about, name: about, count, x: 0, y: 0 });

test("larger groups are larger, and one that cannot be opened is grey", () => {
  const groups = [group("place", 100), group("cluster", 25), group("", 25)];
  const graph = buildGroups(groups, [{ a: 0, b: 1, lines: 9 }, { a: 1, b: 2, lines: 1 }], ({ name }) => name);

  const size = (node: string): number => graph.getNodeAttribute(node, "size");
  expect(size("n0")).toBeGreaterThan(size("n1"));
  expect(size("n1")).toBe(size("n2"));
  expect(graph.getNodeAttribute("n2", "color")).toBe(UNTOLD);
  expect(graph.getNodeAttribute("n0", "label")).toBe("place (100)");
  const widths = graph.mapEdges((_, look) => look.size);
  expect(widths[0]).toBeGreaterThan(widths[1] ?? 0);
});

test("where there are many, groups and the lines between them are drawn smaller", () => {
  const groups = Array.from({ length: 100 }, () => group("place", 9));
  const between = groups.flatMap((_, a) => groups.slice(0, a).map((__, b) => ({ a, b, lines: 2 })));
  const many = buildGroups(groups, between, ({ name }) => name);
  const few = buildGroups(groups.slice(0, 3), between.slice(0, 3), ({ name }) => name);

  expect(many.getNodeAttribute("n0", "size")).toBeLessThan(few.getNodeAttribute("n0", "size"));
  expect(Math.max(...many.mapEdges((_, look) => look.size))).toBeLessThan(2);
  expect(Math.max(...few.mapEdges((_, look) => look.size))).toBeGreaterThan(7);
});
