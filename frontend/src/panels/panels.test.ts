import { beforeEach, expect, test } from "vitest";
import { correctNote } from "./note";
import { showLegend } from "./legend";
import { showTray } from "./tray";

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
  const words = { "actor_kind.group": "Group", "state.active": "Active", "map.legend.size": "Size" };
  showLegend(panel, words, ["group"], ["active"]);

  expect(panel.querySelectorAll(".dot")).toHaveLength(1);
  expect(panel.querySelectorAll(".stroke")).toHaveLength(1);
  expect(panel.textContent).toContain("Active");
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
