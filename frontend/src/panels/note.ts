/** The form that corrects a note: adds one more person. The fields of a kind come from the server. */
export function correctNote(form: HTMLElement): void {
  form.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches("[data-add]")) return;
    const people = form.querySelectorAll("[data-people] .mention");
    const last = people[people.length - 1];
    const copy = last?.cloneNode(true) as HTMLElement | undefined;
    if (!last || !copy) return;
    copy.querySelectorAll("select").forEach((select) => (select.value = ""));
    last.after(copy);
    copy.querySelector("select")?.focus();
  });
}
