import { expect, test } from "vitest";
import { pictureOf, safe, type Scene } from "./picture";

const context = { font: "", measureText: (text: string) => ({ width: text.length * 8 }) } as unknown as CanvasRenderingContext2D;
const dot = (label: string, x: number): Scene["nodes"][number] => ({ label, x, y: 50, size: 5, color: "#123456" });
const [from, to] = [dot("ก & <b>", 20), dot("ข", 200)];
const SCENE: Scene = {
  width: 400, height: 300, nodes: [from, to],
  edges: [{ from, to, size: 2, color: "#654321", dash: "2 4", arrow: true }],
  legend: [{ title: "Who", rows: [{ sign: { type: "dot", colour: "#123456" }, text: "Group" }], note: "Size" }],
  title: "เครือข่าย", subtitle: "31 ต.ค. 2569", source: "Saiyai", fonts: "",
};

test("a picture holds its title, day, legend and every name, as text that can do nothing", () => {
  const drawing = new DOMParser().parseFromString(pictureOf(SCENE, context), "image/svg+xml");

  expect(drawing.querySelector("parsererror")).toBeNull();
  const words = [...drawing.querySelectorAll("text")].map((one) => one.textContent);
  expect(words).toEqual(expect.arrayContaining(["เครือข่าย", "31 ต.ค. 2569", "Who", "Group", "Size", "ก & <b>", "ข", "Saiyai"]));
  expect(drawing.querySelectorAll("circle")).toHaveLength(3);
  expect(drawing.querySelector("line")?.getAttribute("stroke-dasharray")).toBe("2 4");
  expect(drawing.querySelector("polygon")).not.toBeNull();
});

test("a long legend makes the picture taller, so that nothing of it is cut off", () => {
  const rows = Array.from({ length: 60 }, (_, at) => ({ sign: { type: "dot", colour: "#000" } as const, text: `row ${at}` }));
  const drawing = new DOMParser().parseFromString(pictureOf({ ...SCENE, legend: [{ title: "", rows, note: "" }] }, context), "image/svg+xml");
  const height = Number(drawing.documentElement.getAttribute("height"));
  const lowest = Math.max(...[...drawing.querySelectorAll("text")].map((one) => Number(one.getAttribute("y"))));
  expect(lowest).toBeLessThanOrEqual(height);
});

test("signs of markup are written as numbers", () => {
  expect(safe("<a href=\"x\">&'")).toBe("&#60;a href=&#34;x&#34;&#62;&#38;&#39;");
});
