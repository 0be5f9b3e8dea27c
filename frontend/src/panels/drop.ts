/** Lets files be dropped on a form, and says which were chosen. */
export function takeDrops(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const chosen = form.querySelector("[data-chosen]");
  if (!input || !chosen) return;
  const say = (): void => {
    chosen.textContent = Array.from(input.files ?? [], (file) => file.name).join(", ");
  };
  input.addEventListener("change", say);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => {
    form.classList.remove("over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer?.files.length) {
      input.files = event.dataTransfer.files;
      say();
    }
  });
}
