import type { SvgElement } from "./parse-svg-elements.ts";

const MIN_SHARE = 0.01;
/** The work of one step of a filter on a whole picture, in shapes. */
const STEP_WORK = 500;
const STEP_WORK_BY_NAME: Readonly<Record<string, (step: SvgElement) => number>> = {
  feGaussianBlur: () => 1000,
  feDropShadow: () => 1500,
  feDiffuseLighting: () => 2000,
  feSpecularLighting: () => 2000,
  // A browser draws no more than nine octaves.
  feTurbulence: (step) => 700 * Math.min(9, Math.max(1, readNumber(step, "numOctaves", 1))),
  feMorphology: (step) => 200 + 100 * readNumber(step, "radius", 0),
  feConvolveMatrix: (step) => 500 * readNumber(step, "order", 3) ** 2,
};

/**
 * The work of drawing one element through a filter, in shapes. A step whose result is used twice is computed twice, so
 * that forty steps can be a million million. `sizePx` is the length of the picture's longer side in the coordinates of
 * the filter, or 0 where it may be drawn enlarged.
 */
export function measureSvgFilter(filter: SvgElement, sizePx: number): number {
  const works = new Map<string, number>();
  let last = 0;
  let total = 0;
  for (const step of filter.children) {
    const inputs = ["in", "in2"].flatMap((name) => step.attributes.get(name) ?? []);
    const merged = step.children.flatMap((child) => child.attributes.get("in") ?? []);
    const given = [...inputs, ...merged].map((name) => works.get(name) ?? 0);
    // Without a name, a step goes on with the result before it.
    const inputWork = inputs.length + merged.length === 0 ? last : given.reduce((sum, work) => sum + work, 0);
    const isChanged = step.children.some(({ name }) => name === "set" || name.startsWith("animate"));
    const own = (STEP_WORK_BY_NAME[step.name]?.(step) ?? STEP_WORK) * (isChanged ? 20 : 1);
    last = Math.min(own + inputWork, Number.MAX_SAFE_INTEGER);
    const result = step.attributes.get("result");
    if (result !== undefined) works.set(result, last);
    total = Math.max(total, last);
  }
  return total * findShare(filter, sizePx);
}

/** The share of the picture that a filter changes, where it states its region in the picture's own coordinates. */
function findShare({ attributes }: SvgElement, sizePx: number): number {
  if (attributes.get("filterUnits") !== "userSpaceOnUse") return 1;
  const [width, height] = [Number(attributes.get("width")), Number(attributes.get("height"))];
  const share = (width * height) / sizePx ** 2;
  return share > 0 && Number.isFinite(share) ? Math.min(1, Math.max(MIN_SHARE, share)) : 1;
}

/** The largest number of an attribute. */
function readNumber({ attributes }: SvgElement, name: string, standard: number): number {
  const numbers = (attributes.get(name) ?? "").match(/\d+(?:\.\d+)?(?:e\d+)?/gi)?.map(Number) ?? [];
  return numbers.length === 0 ? standard : Math.max(...numbers.slice(0, 2));
}
