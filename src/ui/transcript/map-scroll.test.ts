import fc from "fast-check";
import { expect, test } from "vitest";
import { mapScroll } from "./map-scroll.ts";

const size = fc.record({ seenPx: fc.integer({ min: 1, max: 1000 }), contentPx: fc.integer({ min: 1, max: 100_000 }) });
const getWay = ({ seenPx, contentPx }: { seenPx: number; contentPx: number }) => Math.max(0, contentPx - seenPx);

test("answers read together begin and end together, and a step down in one is none up in another", () => {
  fc.assert(
    fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, share) => {
      const map = (top: number) => mapScroll({ ...from, top }, to);
      const way = getWay(from);
      expect(map(0)).toBe(0);
      expect(map(way)).toBe(way > 0 ? getWay(to) : 0);
      expect(map(share * way)).toBeGreaterThanOrEqual(map((share * way) / 2));
      // Beyond its ends, where some browsers scroll for a moment, nothing else moves.
      expect([map(-50), map(way + 50)]).toEqual([0, way > 0 ? getWay(to) : 0]);
      const back = mapScroll({ ...to, top: map(share * way) }, from);
      expect(back).toBeCloseTo(getWay(to) > 0 ? share * way : 0, 3);
    }),
  );
});
