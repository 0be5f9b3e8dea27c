/** Who came: names typed one after another without the mouse, or pasted as a column. */
interface Known {
  id: string;
  name: string;
}

/** Members whose names hold what was typed; those that begin with it come first. */
export function inOrder(known: Known[], typed: string): Known[] {
  const begins = ({ name }: Known): boolean => name.toLowerCase().startsWith(typed.toLowerCase());
  return [...known.filter(begins), ...known.filter((one) => !begins(one))];
}

async function findKnown(address: string, typed: string): Promise<Known[]> {
  const answer = await fetch(`${address}?name=${encodeURIComponent(typed)}`);
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = Array.from(page.querySelectorAll("option"), (option) => ({
    id: option.value,
    name: option.text,
  }));
  return inOrder(known, typed);
}

class Roster {
  private readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly rows: HTMLElement;
  private readonly blank: HTMLTemplateElement;
  private readonly asked = new Map<string, Promise<Known[]>>();
  private shown: Known[] = [];
  private shownFor = "";
  private at = 0;
  private taking: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(form: HTMLFormElement) {
    const find = (selector: string): HTMLElement => {
      const element = form.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`${selector} is not in this form`);
      return element;
    };
    this.form = form;
    this.input = find("[data-name]") as HTMLInputElement;
    this.list = find("[role=listbox]");
    this.rows = find("[data-rows]");
    this.blank = find("template") as HTMLTemplateElement;
    find("[data-typing]").hidden = false;
    find("[data-column]").hidden = true;
    this.input.addEventListener("input", () => void this.look());
    this.input.addEventListener("keydown", (event) => {
      this.press(event);
    });
    this.input.addEventListener("paste", (event) => {
      this.paste(event);
    });
    this.input.addEventListener("blur", () => {
      this.hide();
    });
    form.addEventListener("submit", (event) => {
      if (!this.waiting) return;
      event.preventDefault(); // a name is still being looked up; nothing typed may get lost
      void this.taking.then(() => {
        form.requestSubmit();
      });
    });
  }

  private ask(typed: string): Promise<Known[]> {
    const known = this.asked.get(typed) ?? findKnown(this.form.dataset.known ?? "", typed);
    this.asked.set(typed, known);
    return known;
  }

  private async look(): Promise<void> {
    const typed = this.input.value.trim();
    if (!typed) {
      this.hide();
      return;
    }
    const known = await this.ask(typed);
    if (this.input.value.trim() !== typed) return; // it came late, more was typed since
    [this.shown, this.shownFor, this.at] = [known, typed, 0];
    this.show();
  }

  private show(): void {
    const items = this.shown.map((one, place) => {
      const item = document.createElement("li");
      item.id = `came-${place}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", String(place === this.at));
      item.textContent = one.name;
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.at = place;
        this.take();
      });
      return item;
    });
    this.list.replaceChildren(...items);
    this.list.hidden = !items.length;
    this.input.setAttribute("aria-expanded", String(items.length > 0));
    this.input.setAttribute("aria-activedescendant", items.length ? `came-${this.at}` : "");
  }

  private hide(): void {
    [this.shown, this.shownFor, this.at] = [[], "", 0];
    this.show();
  }

  private press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const typed = this.input.value.trim();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.shown.length) {
      event.preventDefault();
      this.at = (this.at + step + this.shown.length) % this.shown.length;
      this.show();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (typed) this.take();
      else this.form.querySelector<HTMLElement>("button.main")?.focus();
    } else if (event.key === "Escape") {
      this.hide();
    } else if (event.key === "Backspace" && !this.input.value) {
      this.rows.lastElementChild?.remove();
      this.count();
    }
  }

  /** Takes the chosen name, or the first that fits; the field is free for the next at once. */
  private take(): void {
    const typed = this.input.value.trim();
    const place = typed === this.shownFor ? this.at : 0;
    const known = this.ask(typed).catch((): Known[] => []);
    this.input.value = "";
    this.hide();
    this.then(async () => {
      this.add(typed, (await known)[place]);
    });
  }

  private then(act: () => Promise<void>): void {
    this.waiting += 1;
    this.taking = this.taking.then(act).finally(() => {
      this.waiting -= 1;
    });
  }

  private add(typed: string, who: Known | undefined): void {
    const chosen = Array.from(this.rows.querySelectorAll("select[name=actor]"));
    if (who && chosen.some((one) => (one as HTMLSelectElement).value === who.id)) return;
    const row = this.blank.content.cloneNode(true) as DocumentFragment;
    const written = row.querySelector<HTMLInputElement>("[name=written]");
    const shown = row.querySelector("[data-written]");
    const select = row.querySelector<HTMLSelectElement>("[name=actor]");
    if (!written || !shown || !select) return;
    written.value = typed;
    if (who) select.add(new Option(who.name, who.id, true, true), 0);
    else shown.textContent = typed;
    this.rows.append(row);
    this.count();
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    this.then(() => this.read(text));
  }

  private async read(names: string): Promise<void> {
    const sent = new FormData();
    const token = this.form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
    sent.set("csrfmiddlewaretoken", token?.value ?? "");
    sent.set("names", names);
    const headers = { "HX-Request": "true" };
    const address = this.form.dataset.read ?? "";
    const answer = await fetch(address, { method: "POST", body: sent, headers });
    this.rows.insertAdjacentHTML("beforeend", await answer.text());
    this.count();
  }

  private count(): void {
    const count = this.form.querySelector("[data-count]");
    const rows = this.rows.querySelectorAll("li.came");
    if (count) count.textContent = String(rows.length);
  }
}

/** Lets names be typed into the form of an activity. */
export function takeNames(form: HTMLElement): void {
  new Roster(form as HTMLFormElement);
}
