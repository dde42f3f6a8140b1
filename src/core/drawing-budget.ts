import { assertNever } from "#core/assert-never.ts";

/**
 * The limits of what is drawn at once of Markdown, with its formulas, tables and code. Whatever exceeds them is shown as
 * plain text with a sentence of `explainOverrun`. Steps are counted where the work is done, so
 * the result is the same on every machine; a slow machine takes a millisecond for 20,000 to 40,000 of them.
 */
export type DrawingLimits = { maxSteps: number; maxNodes: number; maxDepth: number };

/** The limits for something that is drawn once; it then holds the page for 200 ms at most. */
export const SETTLED_LIMITS: DrawingLimits = { maxSteps: 4_000_000, maxNodes: 8000, maxDepth: 60 };

/** The limits for something that grows and is drawn again with every word: 100 ms at most. */
export const GROWING_LIMITS: DrawingLimits = { maxSteps: 2_000_000, maxNodes: 4000, maxDepth: 60 };

/** A reason for which something is not drawn. */
export type Overrun = "too-deep" | "too-large" | "too-slow";

/** Thrown by a budget that is used up. */
export class OverrunError extends Error {
  readonly overrun: Overrun;

  constructor(overrun: Overrun) {
    super(explainOverrun(overrun));
    this.overrun = overrun;
  }
}

/** The steps that are left for one task; `spend` throws an `OverrunError` when there are none. */
export type Budget = { spend: (steps: number) => void };

export function createBudget({ maxSteps }: DrawingLimits): Budget {
  let spent = 0;
  return {
    spend(steps) {
      spent += steps;
      if (spent > maxSteps) throw new OverrunError("too-slow");
    },
  };
}

/** A sentence under a text that is shown as it was written because of an overrun. */
export function explainOverrun(overrun: Overrun): string {
  switch (overrun) {
    case "too-deep":
      return "Shown as written: it is nested too deeply to be laid out.";
    case "too-large":
      return "Shown as written: it has too many parts to be laid out at once.";
    case "too-slow":
      return "Shown as written: laying it out would hold up the page.";
    default:
      return assertNever(overrun);
  }
}

/** The first limit that a tree exceeds; undefined where it may be drawn. Uses no recursion and stops at the limit. */
export function findOverrun<T>(
  root: T,
  getChildren: (node: T) => readonly T[] | undefined,
  { maxNodes, maxDepth }: DrawingLimits,
): Overrun | undefined {
  let count = 1;
  let level: readonly T[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return "too-deep";
    const next: T[] = [];
    for (const node of level) {
      for (const child of getChildren(node) ?? []) {
        count += 1;
        if (count > maxNodes) return "too-large";
        next.push(child);
      }
    }
    level = next;
  }
  return undefined;
}
