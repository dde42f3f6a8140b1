import { EXAMPLES, type Example } from "#core/content/examples.ts";
import { MORE_EXAMPLES } from "#core/content/more-examples.ts";
import type { GalleryImage } from "./gallery-item.ts";

/** The prompt and the picture of an example of the start page. */
export function getPicturedExample(id: string): { prompt: string; images: GalleryImage[] } {
  const example: Example | undefined = [...EXAMPLES, ...MORE_EXAMPLES].find((each) => each.id === id);
  if (!example?.image) throw new Error(`no example with a picture is called ${id}`);
  return { prompt: example.prompt, images: [example.image] };
}

/** The floor plan, and the part of it that is asked about. */
export const FLOOR_PLAN = {
  image: getPicturedExample("plan").images[0],
  size: { widthPx: 900, heightPx: 600 },
  box: { x: 360, y: 200, width: 520, height: 380 },
  part: {
    path: "samples/floor-plan-part.png",
    name: "floor-plan-part.png",
    alt: "Part of a floor plan with hall and bath",
  },
};
