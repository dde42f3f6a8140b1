import type { Part } from "#core/content/part.ts";
import type { Check } from "#core/conversation/check.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { planRun, type RunPlan } from "#core/conversation/plan-run.ts";
import { readJudgeOptions } from "#core/judge/judge-options.ts";
import type { JudgeQuestion } from "#core/judge/judge-question.ts";
import { newId } from "#io/browser/new-id.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { createRunContext } from "#state/replies/run-context.ts";

/**
 * The runs that ask a judge a question, one for each text: each is that of a chat of its own, which is kept nowhere, so that a
 * judge is asked as any model is. Nothing is sent but the prompt and the limit of the answer.
 */
export function planJudging(check: Check, { texts, pictures }: Pick<JudgeQuestion, "texts" | "pictures">): RunPlan[] {
  const { connectionId, modelId, maxTokens } = readJudgeOptions(check);
  const { specs } = resolveCapabilities({ connectionId, modelId });
  const limit = LIMITS.find((name) => specs.some(({ path }) => path === name));
  const settings = {
    connectionId,
    modelId,
    system: "",
    variables: {},
    areBracesText: true as const,
    parameters: limit === undefined ? {} : { [limit]: maxTokens },
    extraJson: "",
  };
  return texts.flatMap((text) => {
    const parts: Part[] = [...pictures, { kind: "text", text }];
    // A column of its own name, by which failures alike are counted.
    const chat = createConversation(newId(), check.id, settings);
    const plan = planRun(chat, { parts, imageSizes: {} }, createRunContext());
    return "reason" in plan ? [] : [plan];
  });
}

/** The names of the limit of an answer. */
const LIMITS = ["max_tokens", "max_completion_tokens"] as const;
