/** A button that leads to the page before, where what was typed still stands. */
export function goBack(button: HTMLElement): void {
  button.hidden = window.history.length < 2;
  button.addEventListener("click", () => {
    window.history.back();
  });
}
