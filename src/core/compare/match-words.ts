/** For two lists, a 1 at each position whose item has no partner in the other list. */
export type Match = {
  onlyInFirst: Uint8Array;
  onlyInSecond: Uint8Array;
  /** True where the bound of work was met, so that more items could have partners. */
  isApproximate: boolean;
};

/** A part of both lists, each from a position up to another one. */
type Box = { from1: number; to1: number; from2: number; to2: number };

/** The furthest position reached on each diagonal, from the start and from the end; index 0 is diagonal `-offset`. */
type Frontiers = { forward: Int32Array; backward: Int32Array; offset: number };

const NEVER_REACHED = 0x7fffffff;

/** The edits that are looked for in texts of any length. */
const MIN_EDITS = 8;

/**
 * Pairs equal items of two lists in order, as many as possible with about `maxWork` steps: where a part needs more, it is
 * cut where the search came furthest.
 */
export function matchWords(first: readonly string[], second: readonly string[], maxWork: number): Match {
  const onlyInFirst = new Uint8Array(first.length).fill(1);
  const onlyInSecond = new Uint8Array(second.length).fill(1);
  const { kept1, kept2, ids1, ids2 } = keepCommon(first, second);
  const maxEdits = Math.max(MIN_EDITS, Math.floor(maxWork / (ids1.length + ids2.length + 1)));
  const frontiers: Frontiers = {
    forward: new Int32Array(ids1.length + ids2.length + 3),
    backward: new Int32Array(ids1.length + ids2.length + 3),
    offset: ids2.length + 1,
  };
  let isApproximate = false;
  const boxes: Box[] = [{ from1: 0, to1: ids1.length, from2: 0, to2: ids2.length }];
  const pair = (at1: number, at2: number) => {
    onlyInFirst[kept1[at1] ?? 0] = 0;
    onlyInSecond[kept2[at2] ?? 0] = 0;
  };
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { from1, to1, from2, to2 } = box;
    while (from1 < to1 && from2 < to2 && ids1[from1] === ids2[from2]) pair(from1++, from2++);
    while (from1 < to1 && from2 < to2 && ids1[to1 - 1] === ids2[to2 - 1]) pair(--to1, --to2);
    if (from1 === to1 || from2 === to2) continue;
    const split = findSplit(ids1, ids2, { from1, to1, from2, to2 }, frontiers, maxEdits);
    isApproximate ||= split.isApproximate;
    boxes.push({ from1, to1: split.at1, from2, to2: split.at2 }, { from1: split.at1, to1, from2: split.at2, to2 });
  }
  return { onlyInFirst, onlyInSecond, isApproximate };
}

/** The items that stand in both lists, by number and with their positions: no other item can have a partner. */
function keepCommon(first: readonly string[], second: readonly string[]) {
  const idByText = new Map<string, number>();
  for (const text of first) if (!idByText.has(text)) idByText.set(text, idByText.size);
  const isInSecond = new Uint8Array(idByText.size);
  const kept2: number[] = [];
  const ids2: number[] = [];
  for (const [at, text] of second.entries()) {
    const id = idByText.get(text);
    if (id === undefined) continue;
    isInSecond[id] = 1;
    kept2.push(at);
    ids2.push(id);
  }
  const kept1: number[] = [];
  const ids1: number[] = [];
  for (const [at, text] of first.entries()) {
    const id = idByText.get(text) ?? 0;
    if (isInSecond[id] === 0) continue;
    kept1.push(at);
    ids1.push(id);
  }
  return { kept1, kept2, ids1: Int32Array.from(ids1), ids2: Int32Array.from(ids2) };
}

/**
 * A point on a way with the fewest edits through a box whose corners differ, found by searching from both ends at once
 * (Myers, "An O(ND) Difference Algorithm and Its Variations", section 4b). A diagonal is the position in the first list
 * less that in the second.
 */
function findSplit(
  ids1: Int32Array,
  ids2: Int32Array,
  { from1, to1, from2, to2 }: Box,
  { forward, backward, offset }: Frontiers,
  maxEdits: number,
): { at1: number; at2: number; isApproximate: boolean } {
  const lowest = from1 - to2;
  const highest = to1 - from2;
  let [lowF, highF] = [from1 - from2, from1 - from2];
  let [lowB, highB] = [to1 - to2, to1 - to2];
  const isOdd = ((lowF - lowB) & 1) !== 0;
  forward[offset + lowF] = from1;
  backward[offset + lowB] = to1;
  for (let edits = 1; ; edits += 1) {
    if (lowF > lowest) forward[offset + --lowF - 1] = -1;
    else lowF += 1;
    if (highF < highest) forward[offset + ++highF + 1] = -1;
    else highF -= 1;
    for (let diagonal = highF; diagonal >= lowF; diagonal -= 2) {
      const index = offset + diagonal;
      let at1 = Math.max((forward[index - 1] ?? 0) + 1, forward[index + 1] ?? 0);
      let at2 = at1 - diagonal;
      while (at1 < to1 && at2 < to2 && ids1[at1] === ids2[at2]) {
        at1 += 1;
        at2 += 1;
      }
      forward[index] = at1;
      if (isOdd && diagonal >= lowB && diagonal <= highB && (backward[index] ?? 0) <= at1)
        return { at1, at2, isApproximate: false };
    }
    if (lowB > lowest) backward[offset + --lowB - 1] = NEVER_REACHED;
    else lowB += 1;
    if (highB < highest) backward[offset + ++highB + 1] = NEVER_REACHED;
    else highB -= 1;
    for (let diagonal = highB; diagonal >= lowB; diagonal -= 2) {
      const index = offset + diagonal;
      let at1 = Math.min(backward[index - 1] ?? 0, (backward[index + 1] ?? 0) - 1);
      let at2 = at1 - diagonal;
      while (at1 > from1 && at2 > from2 && ids1[at1 - 1] === ids2[at2 - 1]) {
        at1 -= 1;
        at2 -= 1;
      }
      backward[index] = at1;
      if (!isOdd && diagonal >= lowF && diagonal <= highF && at1 <= (forward[index] ?? 0))
        return { at1, at2, isApproximate: false };
    }
    if (edits >= maxEdits) return findFurthest();
  }

  /** The point that either search came furthest to. */
  function findFurthest() {
    let best = { at1: from1, at2: from2, distance: 0 };
    for (let diagonal = highF; diagonal >= lowF; diagonal -= 2) {
      const at1 = Math.min(forward[offset + diagonal] ?? 0, to1, to2 + diagonal);
      const at2 = at1 - diagonal;
      const distance = at1 - from1 + at2 - from2;
      if (distance > best.distance) best = { at1, at2, distance };
    }
    for (let diagonal = highB; diagonal >= lowB; diagonal -= 2) {
      const at1 = Math.max(backward[offset + diagonal] ?? 0, from1, from2 + diagonal);
      const at2 = at1 - diagonal;
      const distance = to1 - at1 + to2 - at2;
      if (distance > best.distance) best = { at1, at2, distance };
    }
    return { at1: best.at1, at2: best.at2, isApproximate: true };
  }
}
