/** The map as it is seen, as an SVG for print, with title, day, legend and typeface in it. */
import type { LegendPart, Sign } from "../graph/legend";
import { LabelRoom, type Labelled } from "./label-room";

export interface SeenNode {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly label: string;
}

export interface SeenEdge {
  readonly from: SeenNode;
  readonly to: SeenNode;
  readonly size: number;
  readonly color: string;
  readonly dash: string;
  readonly arrow: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SeenNode[];
  readonly edges: readonly SeenEdge[];
  readonly legend: readonly LegendPart[];
  readonly title: string;
  readonly subtitle: string;
  /** Who made the picture from what, at its foot. */
  readonly source: string;
  /** Style sheet that brings the typeface along. */
  readonly fonts: string;
}

const LETTERS = { labelSize: 13, labelFont: "Sarabun, sans-serif", labelWeight: "600" };
const SIDE = 230;
const HEAD = 74;
const FOOT = 34;
const PAPER = "#fffdf8";
const INK = "#1f2d33";

export function pictureOf(scene: Scene, measure: CanvasRenderingContext2D): string {
  const height = Math.max(scene.height, legendHeight(scene.legend)) + HEAD + FOOT;
  const width = scene.width + SIDE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Sarabun, 'TH Sarabun New', sans-serif" fill="${INK}">`,
    `<title>${safe(`${scene.title} · ${scene.subtitle}`)}</title>`,
    `<style>${scene.fonts}</style>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    text(20, 34, scene.title, 22, 600),
    text(20, 58, scene.subtitle, 14, 400),
    `<clipPath id="sheet"><rect width="${scene.width}" height="${scene.height}"/></clipPath>`,
    `<g transform="translate(${SIDE} ${HEAD})" clip-path="url(#sheet)">`,
    ...scene.edges.map(edge),
    ...scene.nodes.map(node),
    ...names(scene, measure),
    "</g>",
    `<g transform="translate(20 ${HEAD})">`,
    ...legend(scene.legend),
    "</g>",
    text(20, height - 12, scene.source, 11, 400),
    "</svg>",
  ].join("\n");
}

function edge({ from, to, size, color, dash, arrow }: SeenEdge): string {
  const dashes = dash ? ` stroke-dasharray="${dash}"` : "";
  const line = `<line x1="${n(from.x)}" y1="${n(from.y)}" x2="${n(to.x)}" y2="${n(to.y)}" stroke="${color}" stroke-width="${n(size)}"${dashes}/>`;
  return arrow ? line + head(from, to, size, color) : line;
}

/** A head where the line meets the rim of whoever it goes to. */
function head(from: SeenNode, to: SeenNode, size: number, color: string): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [tipX, tipY] = [to.x - dx * to.size, to.y - dy * to.size];
  const [long, wide] = [4 + size * 2.5, 2 + size];
  const corner = (side: number): string =>
    `${n(tipX - dx * long + side * dy * wide)},${n(tipY - dy * long - side * dx * wide)}`;
  return `<polygon points="${n(tipX)},${n(tipY)} ${corner(1)} ${corner(-1)}" fill="${color}"/>`;
}

function node({ x, y, size, color }: SeenNode): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(size)}" fill="${color}" stroke="${PAPER}"/>`;
}

function names(scene: Scene, measure: CanvasRenderingContext2D): string[] {
  const room = new LabelRoom();
  const found: string[] = [];
  for (const { label, ...seen } of scene.nodes) {
    if (label) room.ask({ ...seen, label } satisfies Labelled, measure, LETTERS);
  }
  room.fill(scene, (_, name, at) => {
    found.push(
      `<text x="${n(at.x)}" y="${n(at.y)}" font-size="13" font-weight="600" stroke="${PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${safe(name)}</text>`,
    );
  });
  return found;
}

const ROW = 21;

function legendHeight(parts: readonly LegendPart[]): number {
  return parts.reduce((sum, { rows, note }) => sum + (rows.length + 1.6 + (note ? 1 : 0)) * ROW, 0);
}

function legend(parts: readonly LegendPart[]): string[] {
  let top = 14;
  const next = (rows = 1): number => (top += rows * ROW) - rows * ROW;
  return parts.flatMap(({ title, rows, note }) => {
    const found = [text(0, next(), title, 14, 600)];
    for (const row of rows) {
      const y = next();
      found.push(sign(row.sign, y - 5), text(34, y, row.text, 13, 400));
    }
    if (note) found.push(text(0, next(), note, 11.5, 400));
    next(0.6);
    return found;
  });
}

function sign(of: Sign, y: number): string {
  if (of.type === "dot") return `<circle cx="13" cy="${n(y)}" r="7" fill="${of.colour}"/>`;
  const dash = of.dash ? ` stroke-dasharray="${of.dash}"` : "";
  return `<line x1="0" y1="${n(y)}" x2="26" y2="${n(y)}" stroke="${of.colour}" stroke-width="${n(of.size)}"${dash}/>`;
}

function text(x: number, y: number, words: string, size: number, weight: number): string {
  return `<text x="${x}" y="${n(y)}" font-size="${size}" font-weight="${weight}">${safe(words)}</text>`;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function safe(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
