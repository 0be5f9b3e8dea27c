/** Elements that a page must have. */
export function found(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`${selector} is not on this page`);
  return element;
}

export function field(root: ParentNode, selector: string): HTMLInputElement {
  return found(root, selector) as HTMLInputElement;
}

/** How many pixels at the foot of an element a panel lies over. */
export function covered(element: HTMLElement, panel: HTMLElement): number {
  const [seen, over] = [element.getBoundingClientRect(), panel.getBoundingClientRect()];
  const liesOver = over.height > 0 && over.left < seen.right;
  return liesOver ? Math.max(0, seen.bottom - over.top) : 0;
}

/** What may be found by its name. */
export function showNames(list: HTMLElement, named: readonly Readonly<Record<"name", string>>[]): void {
  list.replaceChildren(...named.flatMap(({ name }) => (name ? [new Option("", name)] : [])));
}
