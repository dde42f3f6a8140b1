// @ts-check
import { page, path, rect, createRandom, text } from "./svg.mjs";
import { writeByHand } from "./write-by-hand.mjs";

/** Draws a receipt of a tea shop. */
export function drawReceipt() {
  const mono = 'font-family="DejaVu Sans Mono, monospace" fill="#2b2722"';
  const elements = [
    text(240, 64, "THE LANTERN TEA ROOM", `${mono} font-size="24" font-weight="700" text-anchor="middle"`),
    text(240, 94, "14 Mill Lane, Harrow", `${mono} font-size="17" text-anchor="middle"`),
    text(240, 132, "12 Mar 2026   16:42   Table 7", `${mono} font-size="17" text-anchor="middle"`),
  ];
  const line = (
    /** @type {number} */ y,
    /** @type {string} */ left,
    /** @type {string} */ right,
    size = 18,
    more = "",
  ) =>
    elements.push(
      text(34, y, left, `${mono} font-size="${size}" ${more}`),
      text(446, y, right, `${mono} font-size="${size}" text-anchor="end" ${more}`),
    );
  const rule = (/** @type {number} */ y) =>
    elements.push(path(`M34 ${y}H446`, 'stroke="#2b2722" stroke-dasharray="6 5" stroke-width="1.5"'));
  rule(156);
  line(194, "2 Pot of green tea", "5.20");
  line(228, "1 Poppy seed cake", "4.10");
  line(262, "1 Sparkling water", "2.90");
  line(296, "1 Soup of the day", "7.40");
  rule(324);
  line(362, "Net", "18.32");
  line(394, "VAT 7%", "1.28");
  line(440, "TOTAL", "19.60", 26, 'font-weight="700"');
  rule(466);
  line(502, "Paid by card", "····4071");
  elements.push(text(240, 566, "Thank you, come again", `${mono} font-size="17" text-anchor="middle"`));
  return page(480, 620, "#fbf6e9", elements);
}

/** Draws a handwritten note with one word crossed out. */
export function drawNote() {
  const random = createRandom(7);
  const elements = [rect(0, 0, 720, 520, 'fill="#fdf3b4"'), rect(0, 0, 720, 46, 'fill="#f4e48c"')];
  const lines = [
    "dear ada,",
    "the train leaves at 7:40, not 7:10!",
    "please bring the blue folder",
    "and two loaves of bread.",
    "water the fern: 3 cups.",
    "see you on friday - max",
  ];
  for (const [index, content] of lines.entries())
    elements.push(writeByHand(content, 48 + (index === 5 ? 150 : 0), 112 + index * 70, 2.8, random));
  // The crossed-out word stays legible.
  elements.push(
    path(
      "M382 246 q 50 -12 80 -2 M380 240 q 50 8 84 1",
      'fill="none" stroke="#233a7c" stroke-width="3.2" stroke-linecap="round"',
    ),
  );
  return page(720, 520, "#fdf3b4", elements);
}
