/** "Copy for LINE": three lines of text, and a picture of them drawn in the browser. */

const SIZE = 1080;
const MARGIN = 90;

export function copyForLine(card: HTMLElement): void {
  const text = card.querySelector<HTMLElement>("[data-text]");
  const canvas = card.querySelector<HTMLCanvasElement>("[data-canvas]");
  const note = card.querySelector<HTMLElement>("[data-note]");
  const copy = card.querySelector<HTMLButtonElement>("[data-copy]");
  const picture = card.querySelector<HTMLButtonElement>("[data-picture]");
  if (!text || !canvas || !note || !copy || !picture) return;
  copy.addEventListener("click", () => {
    const say = (words: string | undefined): void => {
      note.textContent = words ?? "";
    };
    navigator.clipboard.writeText(text.textContent.trim()).then(
      () => {
        say(copy.dataset.done);
      },
      () => {
        select(text);
        say(copy.dataset.failed);
      },
    );
  });
  picture.addEventListener("click", () => {
    void savePicture(canvas, text.textContent.trim());
  });
}

function select(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  element.focus();
}

async function savePicture(canvas: HTMLCanvasElement, text: string): Promise<void> {
  await document.fonts.ready;
  drawCard(canvas, text.split("\n"));
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "saiyai.png";
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 1000);
  }, "image/png");
}

/** Draws the lines of a text on a square card; the first is its heading. */
export function drawCard(canvas: HTMLCanvasElement, lines: readonly string[]): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  context.fillStyle = "#fbf8f1";
  context.fillRect(0, 0, SIZE, SIZE);
  context.fillStyle = "#0b6b6b";
  context.fillRect(0, 0, SIZE, 24);
  let top = 220;
  lines.forEach((line, number) => {
    const size = number === 0 ? 56 : 64;
    context.font = `${number === 0 ? 400 : 600} ${size}px Sarabun, sans-serif`;
    context.fillStyle = number === 0 ? "#566670" : "#1f2d33";
    for (const part of wrapped(line, SIZE - 2 * MARGIN, (words) => context.measureText(words).width)) {
      context.fillText(part, MARGIN, top);
      top += size * 1.5;
    }
    top += 50;
  });
  context.fillStyle = "#0b6b6b";
  context.font = "600 44px Sarabun, sans-serif";
  context.fillText("สายใย Saiyai", MARGIN, SIZE - 70);
}

/** Breaks a line between words, Thai ones too, so that no piece is wider than allowed. */
export function wrapped(
  line: string,
  width: number,
  measure: (words: string) => number,
): string[] {
  const words = Array.from(new Intl.Segmenter("th", { granularity: "word" }).segment(line), (s) => s.segment);
  const parts: string[] = [];
  let current = "";
  for (const word of words) {
    if (current && measure(current + word) > width) {
      parts.push(current.trimEnd());
      current = word.trimStart();
    } else {
      current += word;
    }
  }
  return [...parts, current.trimEnd()].filter(Boolean);
}
