import * as v from "valibot";
import { MARK_COLOURS } from "./edit-step.ts";
import type { Editing } from "./editing.ts";

const point = v.object({ x: v.number(), y: v.number() });
const box = v.object({ ...point.entries, width: v.number(), height: v.number() });
const colour = v.picklist(Object.keys(MARK_COLOURS) as (keyof typeof MARK_COLOURS)[]);
const picture = { blob: v.string(), widthPx: v.number(), heightPx: v.number() };

const EDITING: v.GenericSchema<Editing> = v.object({
  source: v.object({ ...picture, orientation: v.picklist([1, 2, 3, 4, 5, 6, 7, 8]) }),
  unedited: v.object({ ...picture, mediaType: v.string(), sizeBytes: v.number(), notes: v.array(v.string()) }),
  steps: v.array(
    v.variant("kind", [
      v.object({ kind: v.literal("crop"), box }),
      v.object({ kind: v.literal("rotate"), quarters: v.picklist([1, -1]) }),
      v.object({ kind: v.literal("redact"), how: v.picklist(["black", "blur"]), box }),
      v.object({ kind: v.literal("pen"), points: v.array(point), colour }),
      v.object({ kind: v.literal("box"), box, colour }),
      v.object({ kind: v.literal("number"), at: point, colour }),
      v.object({ kind: v.literal("size"), to: v.picklist(["model", "original"]) }),
    ]),
  ),
  tooLarge: v.exactOptional(v.object({ widthPx: v.number(), heightPx: v.number() })),
});

/** Parses the edits stored with a draft's picture; undefined where there are none or they are invalid. */
export function parseEditing(stored: unknown): Editing | undefined {
  const result = v.safeParse(EDITING, stored);
  return result.success ? result.output : undefined;
}
