import * as v from "valibot";
import { isJsonObject } from "#core/json.ts";
import type { Conversation } from "./conversation.ts";
import { DOCUMENT_VERSION, migrateHead } from "./migrations.ts";
import { JSON_SCHEMA, OPTIONAL_TRUE, TEXTS_SCHEMA } from "./part-schema.ts";
import { SETTINGS_SCHEMA, VARIABLES_SCHEMA } from "./settings-schema.ts";
import type { VariableKind } from "./variable-kind.ts";

/** A conversation without its turns and replies, stored as a record of its own. */
export type ConversationHead = Omit<Conversation, "turns" | "replies" | "gone">;

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
  }),
  samples: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  swept: v.exactOptional(TEXTS_SCHEMA),
  sweep: v.exactOptional(v.object({ id: v.string(), valueIds: TEXTS_SCHEMA })),
  threadFrom: v.exactOptional(v.object({ variantId: v.string(), upToTurnId: v.string() })),
  isResting: OPTIONAL_TRUE,
  isRemoved: OPTIONAL_TRUE,
});

/** A later version may know more kinds; a variable of one of those has texts here. */
const variableKind = v.variant("kind", [
  v.object({ kind: v.picklist(["text", "number", "json"]) }),
  v.object({ kind: v.literal("choice"), choices: v.array(v.string()) }),
]);

const head = v.object({
  version: v.literal(DOCUMENT_VERSION),
  id: v.string(),
  title: v.string(),
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
  variableKinds: v.exactOptional(
    v.pipe(
      v.custom<Record<string, unknown>>(isJsonObject),
      v.transform((kinds): Record<string, VariableKind> =>
        Object.fromEntries(
          Object.entries(kinds).flatMap(([name, stored]) => {
            const parsed = v.safeParse(variableKind, stored);
            return parsed.success ? [[name, parsed.output]] : [];
          }),
        ),
      ),
    ),
  ),
  view: v.object({
    leafTurnId: v.nullable(v.string()),
    shown: v.record(v.string(), v.string()),
  }),
});

/** A stored head in the current version; undefined where the head is damaged or of a later version. */
export function parseHead(stored: unknown): ConversationHead | undefined {
  const result = v.safeParse(head, migrateHead(stored));
  return result.success ? result.output : undefined;
}
