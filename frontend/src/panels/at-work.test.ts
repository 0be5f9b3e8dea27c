import { afterEach, beforeEach, expect, test } from "vitest";
import { isAtWork } from "./at-work";

let main: HTMLElement;
const none = new Set<Element>();

beforeEach(() => {
  main = document.createElement("main");
  main.innerHTML = `
    <form><input name="a" value="x"><textarea name="b">y</textarea><input type="checkbox" name="c">
    <select name="d"><option value="1">1</option><option value="2">2</option></select></form>
    <details><summary>more</summary><p>rows</p></details>`;
  document.body.append(main);
});

afterEach(() => {
  main.remove();
});

function field(name: string): HTMLInputElement {
  const found = main.querySelector<HTMLInputElement>(`[name=${name}]`);
  if (!found) throw new Error(name);
  return found;
}

test("who only reads loses nothing when the page is read again", () => {
  expect(isAtWork(main, none)).toBe(false);
});

test.each([
  ["a", (): void => void (field("a").value = "typed")],
  ["b", (): void => void (field("b").value = "typed")],
  ["c", (): void => void (field("c").checked = true)],
  ["d", (): void => void (field("d").value = "2")],
])("what was typed or chosen in %s is not read over", (_, type) => {
  type();
  expect(isAtWork(main, none)).toBe(true);
});

test("a field with the cursor, and something that was opened, keep the page as it is", () => {
  field("a").focus();
  expect(isAtWork(main, none)).toBe(true);
  field("a").blur();
  const fold = main.querySelector("details");
  if (fold) fold.open = true;
  expect(isAtWork(main, none)).toBe(true);
  expect(isAtWork(main, new Set(fold ? [fold] : []))).toBe(false);
});

test("a page that a script draws is never read over", () => {
  main.className = "wide";
  expect(isAtWork(main, none)).toBe(true);
});
