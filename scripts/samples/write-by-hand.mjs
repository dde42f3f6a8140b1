// @ts-check
import { path } from "./svg.mjs";

/** Pen strokes of each letter through points "x,y" on a baseline at y = 10; small letters begin at y = 4. */
const LETTERS = /** @type {Record<string, string>} */ ({
  a: "6,5 3,4 1,7 2,10 5,9 6,5|6,4 6,9 8,10",
  b: "1,0 1,10|1,6 4,4 6,7 4,10 1,9",
  c: "6,5 3,4 1,7 3,10 6,9",
  d: "6,5 3,4 1,7 2,10 5,9 6,5|6,0 6,9 8,10",
  e: "1,7 5,7 5,4 2,4 1,7 2,10 6,9",
  f: "6,1 4,0 3,3 3,10|1,5 5,5",
  g: "6,5 3,4 1,7 3,9 6,8|6,4 6,12 4,14 1,13",
  h: "1,0 1,10|1,6 4,4 6,6 6,10",
  i: "2,4 2,10 3,10|2,1 2,1.6",
  l: "2,0 2,9 4,10",
  m: "1,4 1,10|1,6 3,4 5,6 5,10|5,6 7,4 9,6 9,10",
  n: "1,4 1,10|1,6 4,4 6,6 6,10",
  o: "4,4 1,6 2,10 5,10 6,6 4,4",
  p: "1,4 1,14|1,6 4,4 6,7 4,10 1,9",
  r: "1,4 1,10|1,6 3,4 5,5",
  s: "5,4 2,4 2,6 5,8 4,10 1,10",
  t: "3,1 3,9 5,10|1,4 6,4",
  u: "1,4 1,8 3,10 6,8|6,4 6,10",
  v: "1,4 3,10 6,4",
  w: "1,4 2,10 4,6 6,10 8,4",
  x: "1,4 6,10|6,4 1,10",
  y: "1,4 3,8 6,4|6,4 4,12 1,14",
  0: "3,1 1,5 3,10 5,5 3,1",
  1: "1,3 3,1 3,10",
  3: "1,2 4,1 5,3 2,5 5,7 4,10 1,9",
  4: "4,1 1,7 6,7|5,4 5,10",
  7: "1,1 6,1 3,10",
  ":": "2,5 2,5.6|2,9 2,9.6",
  ".": "1,10 1.4,10",
  ",": "2,9.6 1,12",
  "!": "2,0 2,7|2,9.8 2,10",
  "-": "1,6 5,6",
});

/**
 * A handwritten line of text in which no two letters are alike. `size` is the pixels of one unit of the letters.
 * @param {string} content @param {number} left @param {number} baseline @param {number} size @param {() => number}
 * random
 */
export function writeByHand(content, left, baseline, size, random) {
  let x = left;
  let d = "";
  for (const letter of content) {
    const strokes = LETTERS[letter]?.split("|") ?? [];
    const lift = (random() - 0.5) * 3;
    let widest = 0;
    for (const stroke of strokes) {
      const points = stroke.split(" ").map((position) => {
        const [across = 0, down = 0] = position.split(",").map(Number);
        widest = Math.max(widest, across);
        const slant = (10 - down) * 0.14;
        const shake = () => (random() - 0.5) * 0.7;
        return [x + (across + slant + shake()) * size, baseline + lift + (down - 10 + shake()) * size];
      });
      d += smooth(points);
    }
    x += letter === " " ? 4.4 * size : (widest + 1.6) * size;
  }
  return path(d, 'fill="none" stroke="#233a7c" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"');
}

/** A smooth path through the midpoints of the points. @param {number[][]} points */
function smooth(points) {
  const at = (/** @type {number} */ position) => points[Math.min(position, points.length - 1)] ?? [0, 0];
  const print = (/** @type {number[]} */ [x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  let d = `M${print(at(0))}`;
  for (let position = 1; position < points.length - 1; position += 1) {
    const [x = 0, y = 0] = at(position);
    const [nextX = 0, nextY = 0] = at(position + 1);
    d += `Q${print([x, y])} ${print([(x + nextX) / 2, (y + nextY) / 2])}`;
  }
  return `${d}L${print(at(points.length - 1))}`;
}
