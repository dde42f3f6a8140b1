import fc from "fast-check";
import { expect, test } from "vitest";
import { nameColour } from "./name-colour.ts";

const nameOf = (hex: string) =>
  nameColour(
    Number.parseInt(hex.slice(0, 2), 16),
    Number.parseInt(hex.slice(2, 4), 16),
    Number.parseInt(hex.slice(4), 16),
  );

test.each([
  ["000000", "black"],
  ["696969", "grey"],
  ["d3d3d3", "light grey"],
  ["fffafa", "white"],
  ["fdf5e6", "cream"],
  ["d2b48c", "beige"],
  ["a0522d", "brown"],
  ["8b0000", "dark red"],
  ["dc143c", "red"],
  ["ff8c00", "orange"],
  ["ffd700", "yellow"],
  ["808000", "olive"],
  ["90ee90", "light green"],
  ["228b22", "green"],
  ["006400", "dark green"],
  ["008b8b", "teal"],
  ["40e0d0", "turquoise"],
  ["87ceeb", "light blue"],
  ["4169e1", "blue"],
  ["191970", "dark blue"],
  ["708090", "grey blue"],
  ["8a2be2", "violet"],
  ["800080", "purple"],
  ["c71585", "magenta"],
  ["ffc0cb", "pink"],
  ["f1c27d", "beige"],
])("#%s is %s", (hex, name) => {
  expect(nameOf(hex)).toBe(name);
});

test("every grey is named black, grey or white, from dark to light", () => {
  const names = Array.from({ length: 256 }, (_, level) => nameColour(level, level, level));
  const inOrder = names.filter((name, at) => name !== names[at - 1]);
  expect(inOrder).toEqual(["black", "dark grey", "grey", "light grey", "white"]);
});

test("every colour has a name, and compression noise does not change the name of a clear colour", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(fc.property(channel, channel, channel, (red, green, blue) => nameColour(red, green, blue) !== ""));
  const near = fc.integer({ min: -6, max: 6 });
  fc.assert(fc.property(near, near, near, (r, g, b) => nameColour(37 + r, 99 + g, 235 + b) === "blue"));
});
