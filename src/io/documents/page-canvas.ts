type Entry = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** Makes the canvases on which the PDF library draws, in a worker. */
export class CanvasFactory {
  create(width: number, height: number): Entry {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext("2d", { willReadFrequently: true }) };
  }

  reset({ canvas }: Entry, width: number, height: number): void {
    if (canvas) Object.assign(canvas, { width, height });
  }

  destroy(entry: Entry): void {
    // An empty canvas frees its pixels at once.
    if (entry.canvas) Object.assign(entry.canvas, { width: 0, height: 0 });
    Object.assign(entry, { canvas: null, context: null });
  }
}

/** Draws without the filters that the PDF library would make of elements of a page, which a worker lacks. */
export class FilterFactory {
  addFilter = (): string => "none";
  addHCMFilter = (): string => "none";
  addAlphaFilter = (): string => "none";
  addLuminosityFilter = (): string => "none";
  addHighlightHCMFilter = (): string => "none";
  destroy = (): void => {};
}
