import { UntoldError } from "./check-result.ts";

/** The most steps for two texts, which take some tenths of a second. */
const MAX_STEPS = 60_000_000;

/** The number of characters to insert, delete or replace to make one text of the other. */
export function computeEditDistance(one: readonly string[], two: readonly string[]): number {
  let start = 0;
  while (start < one.length && start < two.length && one[start] === two[start]) start += 1;
  let [end1, end2] = [one.length, two.length];
  while (end1 > start && end2 > start && one[end1 - 1] === two[end2 - 1]) {
    end1 -= 1;
    end2 -= 1;
  }
  const [count1, count2] = [end1 - start, end2 - start];
  if (count1 === 0 || count2 === 0) return Math.max(count1, count2);
  if (count1 * count2 > MAX_STEPS) throw new UntoldError("the texts are too long to be compared");
  const costs = Uint32Array.from({ length: count2 + 1 }, (_, index) => index);
  for (let at1 = 1; at1 <= count1; at1 += 1) {
    let diagonal = costs[0] ?? 0;
    costs[0] = at1;
    const character = one[start + at1 - 1];
    for (let at2 = 1; at2 <= count2; at2 += 1) {
      const above = costs[at2] ?? 0;
      const replaced = diagonal + (character === two[start + at2 - 1] ? 0 : 1);
      costs[at2] = Math.min(replaced, above + 1, (costs[at2 - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return costs[count2] ?? 0;
}
