import type { SvgElement } from "./parse-svg-elements.ts";

/** The largest font size and line width in an SVG: which element has them is not read. */
export type SvgPaint = { fontSizePx: number; strokeWidthPx: number };

/** The work of painting the whole picture once, in simple shapes. */
const WHOLE_PICTURE_WORK = 15;
const STANDARD_FONT_PX = 16;

const FONT_SIZE = /\bfont(?:-size)?\s{0,9}[:=]\s{0,9}["']?([^;"'<>{}]{0,200})/g;
const STROKE_WIDTH = /\bstroke-width\s{0,9}[:=]\s{0,9}["']?\s{0,9}([\d.e+-]{1,30})/g;
/** Declarations by which a style says how large a shape is. */
export const SIZE_IN_STYLE = /(?:^|[;\s])(?:r|rx|ry|d|width|height)\s{0,9}:/;
const NUMBER = /(\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(em|rem|ex|ch|%)?/gi;

export function readSvgPaint(svg: string): SvgPaint {
  const fonts = Array.from(svg.matchAll(FONT_SIZE), ([, text = ""]) => readLargest(text));
  const strokes = Array.from(svg.matchAll(STROKE_WIDTH), ([, text]) => Number(text) || 0);
  return {
    fontSizePx: fonts.reduce((largest, each) => Math.max(largest, each), STANDARD_FONT_PX),
    strokeWidthPx: strokes.reduce((largest, each) => Math.max(largest, each), 1),
  };
}

function readLargest(text: string): number {
  const sizes = Array.from(text.matchAll(NUMBER), ([, number, unit]) => {
    return Number(number) * (unit === undefined ? 1 : STANDARD_FONT_PX);
  });
  return Math.max(0, ...sizes);
}

/**
 * The work of painting what an element covers, in simple shapes: thousands of shapes on top of each other are painted
 * each, however few characters they have. A shape whose size stands in its style may be as large as the picture.
 * `lengthPx` is the length of its outline where it is written as a path, and
 * `scale` what its area may be enlarged by.
 */
export function measureSvgArea(
  { name, attributes, textChars }: SvgElement,
  style: string,
  lengthPx: number,
  { sizePx, scale, paint }: { sizePx: number; scale: number; paint: SvgPaint },
): number {
  const wholePx = sizePx ** 2;
  const readLength = (key: string): number | undefined => {
    const text = attributes.get(key);
    if (text === undefined) return undefined;
    const number = Math.abs(Number.parseFloat(text)) || 0;
    return text.trimEnd().endsWith("%") ? (number / 100) * sizePx : number;
  };
  const areaPx = () => {
    switch (name) {
      case "rect":
      case "image":
      case "foreignObject":
        return (readLength("width") ?? 0) * (readLength("height") ?? 0);
      case "circle":
        return Math.PI * (readLength("r") ?? 0) ** 2;
      case "ellipse":
        return Math.PI * (readLength("rx") ?? readLength("ry") ?? 0) * (readLength("ry") ?? readLength("rx") ?? 0);
      // The largest area that an outline of this length can enclose.
      case "path":
      case "polygon":
      case "polyline":
        return (lengthPx / 4) ** 2 + lengthPx * paint.strokeWidthPx;
      case "line":
        return lengthPx * paint.strokeWidthPx;
      case "text":
      case "tspan":
      case "textPath":
        return Math.min(wholePx, paint.fontSizePx ** 2) * textChars;
      default:
        return 0;
    }
  };
  const isSizeHidden = SHAPES.has(name) && SIZE_IN_STYLE.test(style);
  const share = isSizeHidden ? 1 : (areaPx() * scale) / wholePx;
  const isText = name === "text" || name === "tspan" || name === "textPath";
  return WHOLE_PICTURE_WORK * (isText ? share : Math.min(1, share));
}

const SHAPES = new Set(["rect", "image", "foreignObject", "circle", "ellipse", "path"]);
