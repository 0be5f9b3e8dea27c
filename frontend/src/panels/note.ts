/** The form that corrects a note: shows what belongs to the kind, and adds one more person. */
export function correctNote(form: HTMLElement): void {
  const kinds = form.querySelectorAll<HTMLInputElement>("input[name=kind]");
  const show = (): void => {
    const kind = Array.from(kinds).find((radio) => radio.checked)?.value ?? "";
    form.querySelectorAll<HTMLElement>("[data-for]").forEach((field) => {
      field.hidden = !(field.dataset.for ?? "").split(" ").includes(kind);
    });
  };
  kinds.forEach((radio) => {
    radio.addEventListener("change", show);
  });
  show();
  form.querySelector("[data-add]")?.addEventListener("click", () => {
    const people = form.querySelectorAll("[data-people] .mention");
    const last = people[people.length - 1];
    const copy = last?.cloneNode(true) as HTMLElement | undefined;
    if (!last || !copy) return;
    copy.querySelectorAll("select").forEach((select) => (select.value = ""));
    last.after(copy);
    copy.querySelector("select")?.focus();
  });
}
