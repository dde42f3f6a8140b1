import * as v from "valibot";
import type { Part } from "#core/content/part.ts";
import { WIRES } from "#core/vocabulary.ts";
import { CACHE_LIFE_SCHEMA } from "./cache-life-schema.ts";
import { JSON_SCHEMA, OPTIONAL_TRUE } from "./value-schemas.ts";

const jsonObject = v.record(v.string(), JSON_SCHEMA);
/** The schema of a wire. */
export const WIRE_SCHEMA = v.picklist(WIRES);

const picture = { blob: v.string(), mediaType: v.string(), widthPx: v.number(), heightPx: v.number() };

/** The schema of a stored picture, in turns and in drafts. */
export const IMAGE_PART_SCHEMA = v.object({
  kind: v.literal("image"),
  ...picture,
  alt: v.exactOptional(v.string()),
  smaller: v.exactOptional(v.array(v.object({ ...picture, scale: v.string(), sizeBytes: v.number() }))),
  isLabelled: OPTIONAL_TRUE,
  sizeId: v.exactOptional(v.string()),
  page: v.exactOptional(v.object({ name: v.string(), number: v.number() })),
  cache: v.exactOptional(CACHE_LIFE_SCHEMA),
});

/** The schema of a stored document. */
export const DOCUMENT_PART_SCHEMA = v.object({
  kind: v.literal("document"),
  blob: v.string(),
  mediaType: v.string(),
  name: v.string(),
  sizeBytes: v.exactOptional(v.number()),
  pageCount: v.exactOptional(v.number()),
  pagesOf: v.exactOptional(v.object({ blob: v.exactOptional(v.string()), numbers: v.array(v.number()) })),
  isSentAsText: OPTIONAL_TRUE,
  isCited: OPTIONAL_TRUE,
  context: v.exactOptional(v.string()),
  cache: v.exactOptional(CACHE_LIFE_SCHEMA),
});

/** The schema of a stored part. */
export const PART_SCHEMA: v.GenericSchema<Part> = v.lazy(() => part);
const part: v.GenericSchema<Part> = v.variant("kind", [
  v.object({
    kind: v.literal("text"),
    text: v.string(),
    citations: v.exactOptional(v.object({ wire: WIRE_SCHEMA, items: v.array(JSON_SCHEMA) })),
    cache: v.exactOptional(CACHE_LIFE_SCHEMA),
  }),
  IMAGE_PART_SCHEMA,
  DOCUMENT_PART_SCHEMA,
  v.object({
    kind: v.literal("thinking"),
    text: v.string(),
    signature: v.exactOptional(v.string()),
    wire: WIRE_SCHEMA,
    field: v.exactOptional(v.string()),
    ownFields: v.exactOptional(jsonObject),
  }),
  v.object({ kind: v.literal("redacted-thinking"), data: v.string() }),
  v.object({
    kind: v.literal("tool-call"),
    callId: v.string(),
    name: v.string(),
    argumentsText: v.string(),
    ownFields: v.exactOptional(jsonObject),
  }),
  v.object({
    kind: v.literal("tool-result"),
    callId: v.string(),
    isError: v.boolean(),
    isMocked: OPTIONAL_TRUE,
    parts: v.array(PART_SCHEMA),
  }),
  v.object({
    kind: v.literal("prediction"),
    label: v.string(),
    score: v.exactOptional(v.number()),
    explanation: v.string(),
    raw: JSON_SCHEMA,
  }),
  v.object({ kind: v.literal("unknown"), wire: WIRE_SCHEMA, raw: JSON_SCHEMA }),
]);
