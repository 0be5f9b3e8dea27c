/** Room for names: the larger dot is named first, and a name that would lie over another waits. */

export interface Labelled {
  x: number;
  y: number;
  size: number;
  label: string;
  color: string;
}

export interface Lettering {
  labelSize: number;
  labelFont: string;
  labelWeight: string;
}

/** Draws a name at a place: x where it begins, y its baseline. */
export type DrawLabel = (
  context: CanvasRenderingContext2D,
  text: string,
  place: Readonly<Record<"x" | "y", number>>,
) => void;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is drawn on; names off its sides could not be read. */
export type Sheet = Readonly<Record<"width", number>>;

interface Asked {
  readonly data: Labelled;
  readonly context: CanvasRenderingContext2D;
  readonly letters: Lettering;
}

const GAP = 4;

export class LabelRoom {
  private asked: Asked[] = [];

  clear(): void {
    this.asked = [];
  }

  ask(data: Labelled, context: CanvasRenderingContext2D, letters: Lettering): void {
    this.asked.push({ data, context, letters });
  }

  /** Draws the names that have room on the sheet beside, below or above their dots. */
  fill(sheet: Sheet, draw: DrawLabel): void {
    const first = [...this.asked].sort((a, b) => b.data.size - a.data.size);
    const taken: Box[] = first.map(({ data }) => dotOf(data));
    for (const { data, context, letters } of first) {
      const height = letters.labelSize;
      context.font = `${letters.labelWeight} ${height}px ${letters.labelFont}`;
      const width = context.measureText(data.label).width;
      const free = placesOf(data, width, height).find(
        (box) => box.left >= 0 && box.right <= sheet.width && !taken.some((other) => overlaps(box, other)),
      );
      if (!free) continue;
      taken.push(free);
      draw(context, data.label, { x: free.left, y: free.bottom - height * 0.4 });
    }
  }
}

function dotOf({ x, y, size }: Labelled): Box {
  const half = size * 0.8;
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/**
 * Where a name may stand, the best place first: right, left, below, above its dot. Thai stacks
 * marks above and below its letters, so a line of it is taller than its size.
 */
export function placesOf({ x, y, size }: Labelled, width: number, height: number): Box[] {
  const away = size + GAP;
  const box = (left: number, middle: number): Box => ({
    left,
    top: middle - height * 0.8,
    right: left + width,
    bottom: middle + height * 0.75,
  });
  return [
    box(x + away, y),
    box(x - away - width, y),
    box(x - width / 2, y + size + height),
    box(x - width / 2, y - size - height),
  ];
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
