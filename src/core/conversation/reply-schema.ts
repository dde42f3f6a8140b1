import * as v from "valibot";
import { ADAPTATIONS } from "#core/vocabulary.ts";
import { FAILURE_KINDS } from "#core/wire/failure.ts";
import type { GoneReply } from "./conversation.ts";
import { PART_SCHEMA, WIRE_SCHEMA } from "./part-schema.ts";
import { JUDGEMENT_SCHEMA } from "./judgement.ts";
import { MARK_SCHEMA } from "./mark.ts";
import { OPTIONAL_TRUE, TEXTS_SCHEMA } from "./value-schemas.ts";
import { USAGE_SCHEMA } from "./usage-schema.ts";
import { SETTINGS_SCHEMA } from "./settings-schema.ts";

const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const threadPath = v.object({
  builtOn: v.exactOptional(v.string()),
  edits: v.exactOptional(
    v.array(
      v.object({
        at: position,
        leftOut: v.exactOptional(position),
        steps: v.exactOptional(v.array(v.object({ turnId: v.string(), replyId: v.nullable(v.string()) }))),
      }),
    ),
  ),
  fromTurnId: v.exactOptional(v.string()),
});

/** The schema of what stays of a deleted reply, which a damaged one may match too. */
export const GONE_REPLY_SCHEMA: v.GenericSchema<GoneReply> = v.object({
  id: v.string(),
  turnId: v.string(),
  isGone: OPTIONAL_TRUE,
  sentWith: v.object({ thread: threadPath }),
});

const optionalNumber = v.exactOptional(v.number());
/** The schema of a stored reply. */
export const REPLY_SCHEMA = v.object({
  id: v.string(),
  turnId: v.string(),
  variantId: v.string(),
  rowId: v.exactOptional(v.string()),
  sample: v.number(),
  origin: v.picklist(["model", "written"]),
  isExample: OPTIONAL_TRUE,
  copyOf: v.exactOptional(v.string()),
  after: v.exactOptional(
    v.variant("kind", [
      v.object({ replyId: v.string(), kind: v.literal("continue") }),
      v.object({ replyId: v.string(), kind: v.literal("tools"), results: v.array(PART_SCHEMA) }),
    ]),
  ),
  status: v.picklist(["queued", "streaming", "done", "stopped", "interrupted", "failed"]),
  phase: v.exactOptional(v.picklist(["connecting", "waiting", "stalled", "retrying"])),
  parts: v.array(PART_SCHEMA),
  sentWith: v.object({
    ...SETTINGS_SCHEMA.entries,
    wire: WIRE_SCHEMA,
    dialect: v.picklist(["anthropic", "openai"]),
    adaptations: v.exactOptional(v.array(v.picklist(ADAPTATIONS))),
    schemaHash: v.exactOptional(v.string()),
    handMadeBody: v.exactOptional(v.string()),
    handMadeHeaders: v.exactOptional(TEXTS_SCHEMA),
    fillsMarkers: OPTIONAL_TRUE,
    thread: threadPath,
  }),
  finishReason: v.exactOptional(v.string()),
  stopSequence: v.exactOptional(v.string()),
  refusal: v.exactOptional(v.object({ category: v.string(), explanation: v.string() })),
  failure: v.exactOptional(
    v.object({
      // A later version may know more causes than this one.
      kind: v.fallback(v.picklist(FAILURE_KINDS), "bug"),
      status: optionalNumber,
      viaAppServer: v.exactOptional(v.boolean()),
      serverMessage: v.exactOptional(v.string()),
      requestId: v.exactOptional(v.string()),
      host: v.exactOptional(v.string()),
      retryAfterMs: optionalNumber,
      fittingMaxTokens: optionalNumber,
      field: v.exactOptional(v.string()),
      upstream: v.exactOptional(v.string()),
      largest: v.exactOptional(v.object({ name: v.string(), sizeBytes: v.number() })),
      attempts: optionalNumber,
    }),
  ),
  usage: v.exactOptional(USAGE_SCHEMA),
  billedUsd: optionalNumber,
  startedAtMs: optionalNumber,
  firstTokenAtMs: optionalNumber,
  endedAtMs: optionalNumber,
  mark: v.exactOptional(MARK_SCHEMA),
  judgements: v.exactOptional(v.record(v.string(), JUDGEMENT_SCHEMA)),
  batchId: v.exactOptional(v.string()),
});

const { after: _after, sentWith: _sentWith, ...pieceEntries } = REPLY_SCHEMA.entries;
/** The schema of a stored piece of a running reply. */
export const PIECE_SCHEMA = v.object({ ...pieceEntries, at: position, offset: position });
