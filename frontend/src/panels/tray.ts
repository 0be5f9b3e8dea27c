/** Who has no line in the record yet: an invitation to tell, never a fault. */
export function showTray(
  tray: HTMLElement,
  title: string,
  names: readonly { readonly name: string; readonly open: (() => void) | null }[],
): void {
  tray.hidden = names.length === 0;
  const heading = document.createElement("strong");
  heading.textContent = `${title} (${names.length})`;
  const list = document.createElement("ul");
  for (const { name, open } of names) {
    if (!name) continue;
    const row = document.createElement("li");
    const press = document.createElement("button");
    press.type = "button";
    press.className = "plain";
    press.textContent = name;
    if (open) press.addEventListener("click", open);
    row.append(press);
    list.append(row);
  }
  tray.replaceChildren(heading, list);
}
