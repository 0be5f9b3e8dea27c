/** Who has no line in the record yet: an invitation to tell, never a fault. */
import { listed, made, press } from "./made";

export interface Named {
  readonly name: string;
  readonly open: (() => void) | null;
}

export function showTray(tray: HTMLElement, title: string, names: readonly Named[]): void {
  tray.hidden = names.length === 0;
  tray.replaceChildren(made("strong", `${title} (${names.length})`), namesList(names));
}

/** Names to press; whoever is not named to this reader is counted, not listed. */
export function namesList(names: readonly Named[]): HTMLUListElement {
  const named = names.filter(({ name }) => name);
  return listed(
    named.map(({ name, open }) => press(name, () => open?.(), "plain")),
  );
}
