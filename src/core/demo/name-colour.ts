/** A point in OKLab, a colour space in which distances match perceived differences. */
type Lab = { lightness: number; greenToRed: number; blueToYellow: number };

/** Example colours of each name. Any other colour has the name of the nearest example. */
const SHADES = {
  black: ["000000", "0c0c0c", "181818"],
  "dark grey": ["282828", "383838", "484848", "585858"],
  grey: ["686868", "787878", "888888", "989898"],
  "light grey": ["a8a8a8", "b8b8b8", "c8c8c8", "d8d8d8", "e8e8e8"],
  white: ["f4f4f4", "ffffff"],
  cream: ["f8f0dc", "fff0d0", "f5e9cf"],
  beige: ["e6d5b8", "d2b48c", "c8b99a", "ffdcb0"],
  brown: ["7b4a21", "a0703c", "4e3420", "8a6a50", "b08878"],
  "dark red": ["8b0f14", "7b2d23", "5a1010"],
  red: ["e02020", "ff0000", "d9463c"],
  orange: ["f5871f", "ffa500", "d9660f", "c84a0c"],
  yellow: ["ffd91a", "ffee70", "e6b800", "ffe6a0"],
  olive: ["808000", "6b6b2f", "9aa04a"],
  "light green": ["98e08a", "c3f0b8", "a8c8a0", "e4f8e0"],
  green: ["2eaa3f", "00d000", "5fa84a", "00ff00", "00fa90", "2e8b57"],
  "dark green": ["14532d", "2f5a2f", "4d6b5a", "20362e"],
  teal: ["0f7f7f", "2f8f86", "0b5c5c"],
  turquoise: ["40d5d0", "00ffff", "7fe0d8"],
  "light blue": ["a6d3f2", "87bfea", "cfe6f7"],
  blue: ["2563eb", "0000ff", "4a86c8", "5b90cd"],
  "dark blue": ["14245c", "1c3a70", "0a0f3c", "00008b"],
  "grey blue": ["708096", "8fa5be", "506a80", "36566b"],
  violet: ["6a3fd0", "8a5cf6", "5046c8", "d0c0f0", "e6e0fa"],
  purple: ["800080", "8e3aa8", "4b1a66"],
  magenta: ["ff00ff", "d81b9a"],
  pink: ["ffb6c9", "ff69b4", "f2a0b0", "ffe0e2"],
} as const satisfies Record<string, readonly string[]>;

/** The weight of a hue difference against a lightness difference: a dark red is a red, and a grey has no hue at all. */
const HUE_WEIGHT = 2;

const LABELLED_SHADES = Object.entries(SHADES).flatMap(([name, shades]) =>
  shades.map((hex) => ({ name, ...toLab(parseChannel(hex, 0), parseChannel(hex, 2), parseChannel(hex, 4)) })),
);

/** The plain name of an sRGB colour, each channel from 0 to 255: one of 26, from "black" to "pink". */
export function nameColour(red: number, green: number, blue: number): string {
  const { lightness, greenToRed, blueToYellow } = toLab(red, green, blue);
  let nearest = "";
  let minDistance = Infinity;
  for (const shade of LABELLED_SHADES) {
    const hue = (greenToRed - shade.greenToRed) ** 2 + (blueToYellow - shade.blueToYellow) ** 2;
    const distance = (lightness - shade.lightness) ** 2 + hue * HUE_WEIGHT ** 2;
    if (distance >= minDistance) continue;
    minDistance = distance;
    nearest = shade.name;
  }
  return nearest;
}

/** Converts sRGB to OKLab by the matrices that Björn Ottosson published. */
function toLab(red: number, green: number, blue: number): Lab {
  const r = toLinear(red);
  const g = toLinear(green);
  const b = toLinear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    greenToRed: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    blueToYellow: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** The linear light of an sRGB channel, from 0 to 1. */
function toLinear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function parseChannel(hex: string, start: number): number {
  return Number.parseInt(hex.slice(start, start + 2), 16);
}
