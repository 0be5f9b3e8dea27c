/** Elements made by hand, with their text: nothing that was told is ever read as markup. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = "",
  className = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

export function press(text: string, act: () => void, className = ""): HTMLButtonElement {
  const button = made("button", text, className);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

export function listed(rows: readonly (HTMLElement | readonly (HTMLElement | string)[])[]): HTMLUListElement {
  const list = made("ul");
  for (const row of rows) {
    const item = made("li");
    if (row instanceof HTMLElement) item.append(row);
    else item.append(...row);
    list.append(item);
  }
  return list;
}
