/** A sheet that becomes something else has other columns: read the file again at once. */
export function rereadOnChange(form: HTMLElement): void {
  form.querySelectorAll<HTMLSelectElement>("[data-reread]").forEach((select) => {
    select.addEventListener("change", () => {
      form.querySelector<HTMLButtonElement>("button[value=read]")?.click();
    });
  });
}
