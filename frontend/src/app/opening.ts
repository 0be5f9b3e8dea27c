/** A phone opens on the list; the map is drawn when it is asked for. */
export function whenOpened(start: (root: HTMLElement) => void, root: HTMLElement): void {
  const opener = document.querySelector<HTMLButtonElement>("[data-open-map]");
  if (!window.matchMedia("(max-width: 46rem)").matches || !opener) {
    start(root);
    return;
  }
  opener.addEventListener(
    "click",
    () => {
      document.body.classList.add("map-open");
      start(root);
    },
    { once: true },
  );
}
