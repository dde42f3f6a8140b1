import type { ImageSize } from "#core/vocabulary.ts";
import type { Box } from "./box.ts";
import { describePosition } from "./describe-position.ts";

/** A region of a page of a document, as a model is told about it. All numbers count from 1. */
type PageRegion = {
  /** The attached picture that shows the region, and the number of attached pictures. */
  attached: { number: number; count: number };
  page: { name: string; number: number };
  box: Box;
  size: ImageSize;
};

/** The sentence that tells a model which part of which page an attached picture shows. */
export function describePageRegion({ attached, page, box, size }: PageRegion): string {
  const which = attached.count === 1 ? "The attached image" : `Attached image ${attached.number}`;
  return `${which} is the part ${describePosition(box, size)} of page ${page.number} of ${page.name}.`;
}
