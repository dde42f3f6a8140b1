import * as v from "valibot";
import { BATCH_SCHEMA } from "./batch.ts";
import { CHECK_SCHEMA } from "./check.ts";
import { CHOICE_SCHEMA } from "./choice.ts";
import type { Conversation } from "./conversation.ts";
import { DOCUMENT_VERSION, migrateHead } from "./migrations.ts";
import { JSON_SCHEMA, OPTIONAL_TRUE, TEXTS_SCHEMA } from "./value-schemas.ts";
import { TOOL_MOCK_SCHEMA } from "./tool-mock.ts";
import { VARIABLE_KINDS_SCHEMA } from "./variable-kinds-schema.ts";
import { CACHING_SCHEMA, SETTINGS_SCHEMA, VARIABLES_SCHEMA } from "./settings-schema.ts";

/** A conversation without its turns, rows and replies, stored as a record of its own. */
export type ConversationHead = Omit<Conversation, "turns" | "replies" | "rows" | "gone">;

const variant = v.object({
  id: v.string(),
  name: v.exactOptional(v.string()),
  overrides: v.object({
    connectionId: v.exactOptional(v.string()),
    modelId: v.exactOptional(v.string()),
    system: v.exactOptional(v.string()),
    variables: v.exactOptional(VARIABLES_SCHEMA),
    areBracesText: OPTIONAL_TRUE,
    parameters: v.exactOptional(v.record(v.string(), JSON_SCHEMA)),
    extraJson: v.exactOptional(v.string()),
    imageScales: v.exactOptional(TEXTS_SCHEMA),
    prefill: v.exactOptional(v.string()),
    caching: v.exactOptional(CACHING_SCHEMA),
  }),
  samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  swept: v.exactOptional(TEXTS_SCHEMA),
  sweep: v.exactOptional(v.object({ id: v.string(), valueIds: TEXTS_SCHEMA })),
  threadFrom: v.exactOptional(v.object({ variantId: v.string(), upToTurnId: v.string() })),
  isResting: OPTIONAL_TRUE,
  isRemoved: OPTIONAL_TRUE,
});

/** The schema of a head in the current version. */
export const HEAD_SCHEMA = v.object({
  version: v.literal(DOCUMENT_VERSION),
  id: v.string(),
  title: v.string(),
  isPinned: OPTIONAL_TRUE,
  shared: SETTINGS_SCHEMA,
  variants: v.pipe(v.array(variant), v.minLength(1)),
  sweeps: v.array(
    v.object({
      id: v.string(),
      values: v.record(
        v.string(),
        v.array(v.object({ id: v.string(), value: v.exactOptional(JSON_SCHEMA), isLeftOut: OPTIONAL_TRUE })),
      ),
      isFolded: OPTIONAL_TRUE,
    }),
  ),
  variableKinds: v.exactOptional(VARIABLE_KINDS_SCHEMA),
  view: v.object({
    leafTurnId: v.nullable(v.string()),
    shown: v.record(v.string(), v.string()),
    rowId: v.exactOptional(v.string()),
  }),
  checks: v.exactOptional(v.array(CHECK_SCHEMA)),
  choices: v.exactOptional(v.record(v.string(), CHOICE_SCHEMA)),
  batches: v.exactOptional(v.record(v.string(), BATCH_SCHEMA)),
  mocks: v.exactOptional(v.array(TOOL_MOCK_SCHEMA)),
  maxToolRounds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  madeFrom: v.exactOptional(v.array(v.object({ promptId: v.string(), versionId: v.string() }))),
});

/** A stored head in the current version; undefined where the head is damaged or of a later version. */
export function parseHead(stored: unknown): ConversationHead | undefined {
  const result = v.safeParse(HEAD_SCHEMA, migrateHead(stored));
  return result.success ? result.output : undefined;
}
