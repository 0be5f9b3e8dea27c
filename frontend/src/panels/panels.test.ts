import { beforeEach, expect, test } from "vitest";
import { correctNote } from "./note";
import { showLegend } from "./legend";
import { showLayers } from "./layers";
import { showTray } from "./tray";
import { turnsList } from "./turns";

let panel: HTMLElement;

beforeEach(() => {
  panel = document.createElement("div");
});

test("the tray says how many have no line, hidden names among them, and opens on a press", () => {
  const opened: string[] = [];
  showTray(panel, "Not tied yet", [
    { name: "บ้านน้ำใส", open: () => opened.push("a51") },
    { name: "", open: null },
  ]);

  expect(panel.querySelector("strong")?.textContent).toBe("Not tied yet (2)");
  const presses = panel.querySelectorAll("button");
  expect(presses).toHaveLength(1);
  presses[0]?.click();
  expect(opened).toEqual(["a51"]);
});

test("a tray with nobody in it is not shown", () => {
  showTray(panel, "Not tied yet", []);
  expect(panel.hidden).toBe(true);
});

test("names are text, never markup", () => {
  showTray(panel, "Not tied yet", [{ name: "<img src=x onerror=alert(1)>", open: null }]);
  expect(panel.querySelector("img")).toBeNull();
});

test("the legend shows what is on the map and nothing else", () => {
  const dot = { sign: { type: "dot", colour: "#000000" }, text: "Group" } as const;
  showLegend(panel, [{ title: "Who", rows: [dot], note: "Size" }]);

  expect(panel.querySelectorAll(".dot")).toHaveLength(1);
  expect(panel.querySelectorAll(".stroke")).toHaveLength(0);
  expect(panel.textContent).toBe("WhoGroupSize");
});

test("a layer that is switched off is told with all that are off", () => {
  const layers = [{ group: "state", of: "laid", count: 2 }, { group: "state", of: "active", count: 3 }] as const;
  const told: string[][] = [];
  document.body.append(panel); // what stands nowhere is not told of a change
  showLayers(panel, layers, new Set(["state:laid"]), {}, ({ of }) => of, (off) => told.push([...off]));

  const boxes = [...panel.querySelectorAll("input")];
  expect(boxes.map((box) => box.checked)).toEqual([false, true]);
  expect(panel.textContent).toContain("active (3)");
  boxes[1]?.click();
  expect(told).toEqual([["state:laid", "state:active"]]);
});

test("what became of lines is listed by its number, and one that opens is shown", () => {
  const turns = { came: [4], answers_again: [], fell_silent: [1, 2], unanswered: [], went: [] };
  const opened: (readonly number[] | null)[] = [];
  const list = turnsList(turns, { "map.turn.came": "Came" }, (tie) => `line ${tie}`, (ties) => opened.push(ties));

  expect(list.querySelectorAll("details")).toHaveLength(2);
  expect(list.querySelector("details")?.textContent).toBe("Came · 1line 4");
});

test("the form of a note adds one more person, not chosen yet, whatever the server sent since", () => {
  correctNote(panel);
  panel.innerHTML = `
    <div data-people><div class="mention"><select><option value=""></option><option value="a1" selected></option></select></div></div>
    <button type="button" data-add></button>`;

  panel.querySelector<HTMLElement>("[data-add]")?.click();
  const chosen = [...panel.querySelectorAll("select")].map((select) => select.value);
  expect(chosen).toEqual(["a1", ""]);
});
