// @ts-check
import { page, path, rect, text } from "./svg.mjs";

const WALL = 'fill="none" stroke="#23262b" stroke-width="9" stroke-linejoin="miter"';
const THIN = 'fill="none" stroke="#23262b" stroke-width="5"';

/** Draws the floor plan of a flat. The bath has no window, and the only way to the bedroom leads through it. */
export function drawFloorPlan() {
  const elements = [
    path("M40 40H860V560H40Z", WALL),
    path("M360 40V360 M360 440V560 M40 300H180 M260 300H440 M520 300H680 M760 300H860 M600 40V340 M600 420V560", THIN),
  ];
  // Doors: a gap, and the arc in which the leaf swings.
  for (const d of [
    "M180 300A80 80 0 0 0 260 220",
    "M360 360A80 80 0 0 1 440 440",
    "M440 300A80 80 0 0 0 520 220",
    "M680 300A80 80 0 0 0 760 220",
    "M600 340A80 80 0 0 1 680 420",
  ])
    elements.push(path(d, 'fill="none" stroke="#8a8f98" stroke-width="2" stroke-dasharray="5 4"'));
  // Windows: a light gap in the outer wall.
  for (const [x, y, width, height] of [
    [120, 34, 150, 12],
    [120, 554, 150, 12],
    [420, 34, 120, 12],
    [854, 120, 12, 120],
    [420, 554, 120, 12],
  ])
    elements.push(rect(x ?? 0, y ?? 0, width ?? 0, height ?? 0, 'fill="#cfe3ff" stroke="#23262b" stroke-width="2"'));
  const rooms = [
    [200, 160, "Kitchen", "14.2 m²"],
    [200, 430, "Living room", "23.8 m²"],
    [480, 160, "Study", "9.6 m²"],
    [730, 160, "Bedroom", "15.1 m²"],
    [480, 450, "Hall", "11.0 m²"],
    [730, 430, "Bath", "8.4 m²"],
  ];
  for (const [x, y, name, area] of rooms) {
    elements.push(
      text(Number(x), Number(y), String(name), 'font-size="23" font-weight="700" text-anchor="middle" fill="#23262b"'),
    );
    elements.push(text(Number(x), Number(y) + 28, String(area), 'font-size="17" text-anchor="middle" fill="#59616e"'));
  }
  elements.push(
    path("M790 515v-34 m0 0l-8 12 m8 -12l8 12", 'stroke="#59616e" stroke-width="3" fill="none"'),
    text(790, 540, "N", 'font-size="18" text-anchor="middle" fill="#59616e"'),
  );
  return page(900, 600, "#fff", elements);
}

/** Draws the map of a small town between a river and a park. */
export function drawMap() {
  const road = (/** @type {string} */ d, width = 20) =>
    path(d, `fill="none" stroke="#d5cfc2" stroke-width="${width + 4}"`) +
    path(d, `fill="none" stroke="#fff" stroke-width="${width}"`);
  const name = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ label, degrees = 0) =>
    text(x, y, label, `font-size="15" fill="#57524a" transform="rotate(${degrees} ${x} ${y})"`);
  const elements = [
    path("M0 470C180 430 260 540 430 500S700 380 900 430V520C720 480 620 560 450 590S180 540 0 570Z", 'fill="#a9cfec"'),
    path("M600 60H840V250H600Z", 'fill="#cbe3b8"'),
    `<circle cx="690" cy="150" r="32" fill="#a9cfec"/>`,
    road("M0 130H560V290H900", 24),
    road("M180 0V460"),
    road("M380 130V640", 24),
    road("M180 330H560"),
    road("M560 290V420", 16),
    road("M720 250V600"),
    name(212, 120, "Station Street"),
    name(620, 310, "Park Row"),
    name(172, 290, "Baker Lane", -90),
    name(400, 452, "Bridge Road", 90),
    name(228, 322, "Market Street"),
    name(40, 520, "River Wend", -8),
    text(720, 84, "Queen's Park", 'font-size="17" font-weight="700" fill="#3f6b22" text-anchor="middle"'),
  ];
  const markers = [
    [90, 96, "#1f5eff", "Station"],
    [470, 360, "#b3246b", "Museum"],
    [780, 350, "#ad540a", "Bakery"],
    [270, 400, "#0b7f72", "Library"],
    [640, 215, "#7c3aa8", "Café"],
  ];
  for (const [x, y, colour, label] of markers) {
    elements.push(
      path(`M${x} ${Number(y) + 14}l-11 -20a13 13 0 1 1 22 0z`, `fill="${colour}" stroke="#fff" stroke-width="2"`),
    );
    elements.push(
      text(Number(x) + 18, Number(y) + 2, String(label), 'font-size="17" font-weight="700" fill="#1d1b18"'),
    );
  }
  return page(900, 640, "#f2eee4", elements);
}
