import { formatHeaders } from "#core/connections/parse-headers.ts";
import { getAnswerStart } from "#core/conversation/answer-start.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { getThread } from "#core/conversation/get-thread.ts";
import { compareByAge } from "#core/conversation/turn-tree.ts";
import { listCellReplies } from "#core/conversation/list-cell-replies.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { listRows } from "#core/conversation/rows.ts";
import { explainRefusal } from "#core/conversation/explain-refusal.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { fillTextPart } from "#core/conversation/request-messages.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { type ChosenCount, countChosen } from "#core/numbers/count-chosen.ts";
import { listCheckCells, type ResultsByReply } from "./check-cells.ts";
import { describeValues } from "./list-row-lines.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { nameService } from "#core/library/name-service.ts";

/** A reply as one line of a table, by the names of the columns: what was sent, what came, and its figures. */
export type ReplyLine = Record<string, Json | undefined>;

/**
 * A line for each reply of a conversation, row by row, also of other versions of its turns and of hidden columns. `results`
 * are those of its checks.
 */
export function listReplyLines(conversation: Conversation, results: ResultsByReply = new Map()): ReplyLine[] {
  const chosen = countChosen(conversation.choices);
  const columns = listColumns(conversation);
  const rowNumbers = new Map<Id | undefined, number>(listRows(conversation).map(({ id }, index) => [id, index + 1]));
  const order = new Map(
    [...columns, ...conversation.variants].toReversed().map(({ id }, index, all) => [id, all.length - index]),
  );
  return Object.values(conversation.turns)
    .toSorted(compareByAge)
    .flatMap((turn) =>
      Object.values(conversation.replies)
        .filter(({ turnId }) => turnId === turn.id)
        .toSorted(
          (a, b) =>
            (rowNumbers.get(a.rowId) ?? 0) - (rowNumbers.get(b.rowId) ?? 0) ||
            (order.get(a.variantId) ?? 0) - (order.get(b.variantId) ?? 0) ||
            a.sample - b.sample,
        )
        .map((reply) =>
          buildLine(
            conversation,
            rowNumbers.get(reply.rowId),
            columns.findIndex(({ id }) => id === reply.variantId),
            reply,
            results,
            chosen.get(reply.id),
          ),
        ),
    );
}

function buildLine(
  conversation: Conversation,
  row: number | undefined,
  columnIndex: number,
  reply: Reply,
  results: ResultsByReply,
  count: ChosenCount | undefined,
): ReplyLine {
  const { turnId, variantId, sentWith, usage = {}, failure, startedAtMs, mark } = reply;
  const { parameters, variables } = sentWith;
  const { firstTokenMs, tokensPerSecond } = computeMetrics(reply);
  return {
    conversation: conversation.title,
    turn: getThread(conversation.turns, turnId).length,
    ...(row !== undefined && { row, ...prefixNames("value", describeValues(getRowValues(conversation, reply))) }),
    column: columnIndex < 0 ? "" : formatColumnLetter(columnIndex),
    column_name: conversation.variants.find(({ id }) => id === variantId)?.name,
    sample: listCellReplies(conversation, reply).findIndex(({ id }) => id === reply.id) + 1,
    origin: reply.origin,
    status: reply.status,
    service: nameService(sentWith.connectionId),
    model: sentWith.modelId,
    wire: sentWith.wire,
    system: sentWith.system,
    answer_start: getAnswerStart(reply) || undefined,
    prompt: listTurnParts(conversation, conversation.turns[turnId], variantId)
      .flatMap((part) => (part.kind === "text" ? fillTextPart(part, sentWith) : []))
      .map((part) => (part.kind === "text" ? part.text : "(picture)"))
      .join("\n\n"),
    ...prefixNames("variable", describeValues(variables)),
    // Of the settings of a request made by hand nothing was sent.
    ...(sentWith.handMadeBody === undefined
      ? { ...prefixNames("parameter", parameters), extra_json: sentWith.extraJson }
      : {
          request_made_by_hand: sentWith.handMadeBody,
          headers_made_by_hand: formatHeaders(sentWith.handMadeHeaders ?? {}),
        }),
    schema_hash: sentWith.schemaHash,
    text: getReplyText(reply),
    thinking: reply.parts.map((part) => (part.kind === "thinking" ? part.text : "")).join(""),
    finish_reason: reply.finishReason,
    refusal: reply.refusal && explainRefusal(reply.refusal),
    input_tokens: usage.inputTokens,
    output_tokens: usage.outputTokens,
    thinking_tokens: usage.thinkingTokens,
    cached_input_tokens: usage.cachedInputTokens,
    cache_written_tokens: usage.cacheWrittenTokens,
    first_token_ms: firstTokenMs,
    duration_ms: getReplyMs(reply),
    tokens_per_second: tokensPerSecond,
    billed_usd: reply.billedUsd,
    started_at: startedAtMs === undefined ? undefined : new Date(startedAtMs).toISOString(),
    failure: failure?.kind,
    http_status: failure?.status,
    service_message: failure?.serverMessage,
    request_id: failure?.requestId,
    ...(count && { blind_shown: count.shown, blind_chosen: count.chosen }),
    ...(mark && { mark: mark.verdict, rating: mark.rating, note: mark.note }),
    ...Object.fromEntries(
      listCheckCells(conversation, reply.id, results).map(({ name, text }) => [`check.${name}`, text || undefined]),
    ),
  };
}

/** The values of a reply's row as they are now. */
function getRowValues({ rows }: Conversation, { rowId = "" }: Reply): Record<string, string> {
  return Object.hasOwn(rows, rowId) ? (rows[rowId]?.values ?? {}) : {};
}

function prefixNames(kind: string, values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${kind}.${name}`, value]));
}
