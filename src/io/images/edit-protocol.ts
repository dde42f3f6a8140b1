import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { SendableKind } from "#core/image-files/sniff-image.ts";
import type { DrawingPlan } from "#core/vision/plan-drawing.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** A message to the worker that draws edits: first the picture, then one plan after the other. */
export type EditCommand = { type: "open"; file: Blob; orientation: Orientation } | { type: "draw"; plan: DrawingPlan };

/** An edited picture as a file. */
export type DrawnImage = { bytes: Uint8Array<ArrayBuffer>; sha256: string; kind: SendableKind; size: ImageSize };

/** The worker's response to each plan. `why` ends a sentence that begins "The picture could not be drawn:". */
export type EditResult = { ok: true; image: DrawnImage } | { ok: false; why: string };
