/** Elements that a page must have. */
export function found(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`${selector} is not on this page`);
  return element;
}

export function field(root: ParentNode, selector: string): HTMLInputElement {
  return found(root, selector) as HTMLInputElement;
}
