/** Whether a reader would lose something if the page were read again under their hands. */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is open on a page as it came, so that what a reader opened can be told from it. */
export function openedIn(main: HTMLElement): ReadonlySet<Element> {
  return new Set(main.querySelectorAll("details[open]"));
}

export function isAtWork(main: HTMLElement, before: ReadonlySet<Element>): boolean {
  if (main.matches(".wide")) return true; // drawn by a script of its own
  const at = document.activeElement;
  if (at && main.contains(at) && at.matches("input, select, textarea")) return true;
  if (getSelection()?.isCollapsed === false) return true;
  if ([...openedIn(main)].some((one) => !before.has(one))) return true;
  return Array.from(main.querySelectorAll<Field>("input, select, textarea")).some(isChanged);
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const options = Array.from(field.options);
    const given = options.filter((one) => one.defaultSelected);
    const before = given.length || field.multiple ? given : options.slice(0, 1);
    return options.some((one) => one.selected !== before.includes(one));
  }
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) {
    return field.checked !== field.defaultChecked;
  }
  return field.type !== "hidden" && field.value !== field.defaultValue;
}
