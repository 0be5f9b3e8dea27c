/** What of a map is in sight, and how it leaves the page as a file. */
import type { LegendPart } from "../graph/legend";
import type { TieGraph } from "../graph/build";
import type { Drawn } from "./draw";
import { pictureOf, type Scene, type SeenEdge, type SeenNode } from "./picture";

export interface Caption {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly legend: readonly LegendPart[];
}

/** The dots and lines on the canvas, in its pixels. */
export function sceneOf(sigma: Drawn, graph: TieGraph): Pick<Scene, "width" | "height" | "nodes" | "edges"> {
  const seen = new Map<string, SeenNode>();
  graph.forEachNode((key, look) => {
    if (look.hidden) return;
    const at = sigma.graphToViewport(look);
    seen.set(key, { ...at, size: sigma.scaleSize(look.size), color: look.color, label: look.label });
  });
  const edges: SeenEdge[] = [];
  graph.forEachEdge((_, look, source, target) => {
    const [from, to] = [seen.get(source), seen.get(target)];
    if (look.hidden || !from || !to) return;
    const { color, size, type, state } = look;
    edges.push({ from, to, size, color, dash: state?.dash ?? "", arrow: type === "arrow" });
  });
  return { ...sigma.getDimensions(), nodes: [...seen.values()], edges };
}

export async function savePicture(
  format: "svg" | "png",
  sigma: Drawn,
  graph: TieGraph,
  caption: Caption,
  name: string,
): Promise<void> {
  const measure = document.createElement("canvas").getContext("2d");
  if (!measure) throw new Error("this browser draws nothing");
  const fonts = await embeddedFonts();
  const svg = pictureOf({ ...sceneOf(sigma, graph), ...caption, fonts }, measure);
  const drawing = new Blob([svg], { type: "image/svg+xml" });
  save(format === "svg" ? drawing : await pngOf(drawing), `${name}.${format}`);
}

/** Three times the pixels of the screen: sharp on paper as wide as a hand. */
const PRINT = 3;

async function pngOf(drawing: Blob): Promise<Blob> {
  const address = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * PRINT;
    canvas.height = image.naturalHeight * PRINT;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) => {
        if (blob) done(blob);
        else failed(new Error("the picture is too large for this browser"));
      }, "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

/** The typeface of this page as rules that hold the files themselves: a picture loads nothing. */
async function embeddedFonts(): Promise<string> {
  const rules = [...document.styleSheets].flatMap((sheet) => fontRules(sheet));
  const whole = await Promise.all(
    rules.map(async (rule) => {
      const file = /url\("?([^")]+\.woff2)"?\)/.exec(rule.cssText)?.[1];
      if (!file) return "";
      const address = new URL(file, rule.parentStyleSheet?.href ?? location.href);
      const data = await asData(await (await fetch(address)).blob());
      const part = (name: string): string => rule.style.getPropertyValue(name);
      const range = part("unicode-range");
      return `@font-face{font-family:Sarabun;font-weight:${part("font-weight")};src:url(${data}) format("woff2");${range ? `unicode-range:${range};` : ""}}`;
    }),
  );
  return whole.join("");
}

function fontRules(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  return [...sheet.cssRules].filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule);
}

function asData(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      done(reader.result as string);
    });
    reader.addEventListener("error", () => {
      failed(new Error("the typeface could not be read"));
    });
    reader.readAsDataURL(blob);
  });
}
