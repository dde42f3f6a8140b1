import { readAnswerJson } from "#core/checks/answer-json.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { listCellReplies, resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { roundExactNumbers } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { getSchemaParameter, listSchemaValues, type SchemaForm } from "#core/parameters/schema-parameters.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { parametersChanged } from "./parameter-edits.ts";

/** Sends a schema with the requests of a column, in the form of its route; undefined sends none. */
export function answerSchemaChanged(variantId: Id, form: SchemaForm, schema: JsonObject | undefined): void {
  parametersChanged(variantId, listSchemaValues(form, schema));
}

/** Sends the schema that a column has in the form of another route in the form of its own. */
export function answerSchemaMoved(variantId: Id, form: SchemaForm): void {
  const conversation = getOpenConversation();
  const set = conversation && getSchemaParameter(resolveSettings(conversation, variantId).parameters);
  if (set && isJsonObject(set.schema)) answerSchemaChanged(variantId, form, set.schema);
}

/** The JSON of the answers of a column to the last turn in which one is JSON; empty where none is. */
export function takeLastAnswers(variantId: Id): Json[] {
  const conversation = getOpenConversation();
  if (!conversation) return [];
  for (const { id: turnId } of getThread(conversation.turns, conversation.view.leafTurnId).toReversed()) {
    const owner = resolveCellOwner(conversation, { turnId, variantId });
    const found = listCellReplies(conversation, { turnId, variantId: owner }).flatMap((reply) => {
      const json = reply.status === "done" ? readAnswerJson(getReplyText(reply)) : undefined;
      return json ? [roundExactNumbers(json.value)] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}
