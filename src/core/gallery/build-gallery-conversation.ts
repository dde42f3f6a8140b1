import { createCheck } from "#core/checks/create-check.ts";
import type { ImagePart, Part } from "#core/content/part.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { appendRows } from "#core/conversation/edit-rows.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { planRun, type RunContext } from "#core/conversation/plan-run.ts";
import { OPUS_4_5 } from "#core/models/model-ids.ts";
import { OPUS_4_5_PARAMETERS } from "#core/parameters/opus-4-5-parameters.ts";
import { OWN_STARTS } from "#core/parameters/own-lists.ts";
import type { GalleryAnswer, GalleryItem } from "./gallery-item.ts";

/**
 * The conversation of a thing to try: each of its turns planned as Run plans it for Claude Opus 4.5 on AI/ML API, and
 * answered with what was written for the gallery. `images` are the parts of its pictures by their paths. Throws where a turn
 * cannot be planned or has another number of answers, which the tests rule out.
 */
export function buildGalleryConversation(
  { title, turns, system = "", parameters, swept, samples, rows = [], checks = [] }: GalleryItem,
  images: Readonly<Record<string, ImagePart>>,
  { newId, nowMs }: Pick<RunContext, "newId" | "nowMs">,
): Conversation {
  const columnId = newId();
  const start = createConversation(newId(), columnId, {
    connectionId: "aimlapi",
    modelId: OPUS_4_5,
    system,
    variables: {},
    parameters: { ...OWN_STARTS["opus-4-5"], ...parameters },
    extraJson: "",
  });
  const column = { id: columnId, overrides: {}, ...(swept && { swept }), ...(samples !== undefined && { samples }) };
  const withChecks: Conversation = {
    ...start,
    title,
    variants: [column],
    ...(checks.length > 0 && { checks: checks.map(({ kind, options }) => createCheck(newId(), kind, options)) }),
  };
  const context: RunContext = {
    newId,
    nowMs,
    resolveRequestFormat: (settings) => ({
      wire: "chat-completions",
      dialect: "anthropic",
      parameters: settings.parameters,
    }),
    getSpecs: () => OPUS_4_5_PARAMETERS,
  };
  return turns.reduce(
    (conversation, turn) => {
      const pictures = (turn.images ?? []).map(({ path, alt }): Part => {
        const part = images[path];
        if (!part) throw new Error(`the picture ${path} is missing`);
        return { ...part, alt };
      });
      const parts: Part[] = [...pictures, { kind: "text", text: turn.prompt }];
      const plan = planRun(conversation, { parts, imageSizes: {} }, context);
      if ("reason" in plan) throw new Error(plan.reason);
      if (plan.replies.length !== turn.answers.length)
        throw new Error(`${title} has ${turn.answers.length} answers for ${plan.replies.length} replies`);
      const replies = plan.replies.map((reply, index) => answer(reply, turn.answers[index] ?? ""));
      return addReplies({ ...plan.conversation, replies: conversation.replies }, replies);
    },
    appendRows(withChecks, rows, newId),
  );
}

/** A reply with an answer that no model gave. It has no times, no tokens and no price. */
function answer(reply: Reply, written: GalleryAnswer): Reply {
  const { thinking, text } = typeof written === "string" ? { thinking: undefined, text: written } : written;
  return {
    ...reply,
    origin: "written",
    isExample: true,
    status: "done",
    parts: [
      ...(thinking === undefined ? [] : [{ kind: "thinking", text: thinking, wire: reply.sentWith.wire } as const]),
      { kind: "text", text },
    ],
  };
}
