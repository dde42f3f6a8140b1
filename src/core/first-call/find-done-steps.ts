import type { Conversation, Settings, Turn } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { isSameJson } from "#core/json.ts";
import { isOpus45 } from "#core/models/model-ids.ts";
import type { Id, Parameters } from "#core/vocabulary.ts";
import type { FirstCallStep } from "./first-call-step.ts";
import { SAMPLE_CALL } from "./sample-call.ts";

/** The prompt in the composer beside the sample. */
export type DraftState = "empty" | "sample" | "other";

/** A conversation that took the sample, and its parameters at that time. */
export type TakenSample = { id: Id; parameters: Parameters };

/** The facts that tell which steps are taken. */
export type FirstCallFacts = {
  /** True where the service has a key, in this browser or on Étude's server. */
  hasKey: boolean;
  conversation: Conversation | undefined;
  draft: DraftState;
  /** The conversation into which the sample was taken, with its parameters then: others are a change. */
  taken: TakenSample | undefined;
  isCodeCopied: boolean;
};

/** The state of a prompt that is being written. */
export function compareWithSample(text: string): DraftState {
  const trimmed = text.trim();
  return trimmed === "" ? "empty" : trimmed === SAMPLE_CALL.prompt ? "sample" : "other";
}

/**
 * The steps to a first call that are taken as things are now, told by what is there and not by presses. An account cannot be
 * seen: a key proves it, and an answer of the model proves both.
 */
export function findDoneSteps({ hasKey, conversation, draft, taken, isCodeCopied }: FirstCallFacts): FirstCallStep[] {
  const done: FirstCallStep[] = [];
  const isAnswered = conversation !== undefined && hasAnswer(conversation);
  if (hasKey || isAnswered) done.push("account", "key");
  if (conversation && hasModel(conversation)) {
    const prompts = [draft, ...Object.values(conversation.turns).map(compareTurn)];
    if (prompts.includes("sample")) done.push("sample");
    const isTaken = taken !== undefined && conversation.id === taken.id;
    if (isTaken && (prompts.includes("other") || hasOtherSettings(conversation, taken.parameters))) done.push("change");
  }
  if (isAnswered) done.push("run");
  if (isCodeCopied) done.push("code");
  return done;
}

const isModel = ({ connectionId, modelId }: Pick<Settings, "connectionId" | "modelId">): boolean =>
  connectionId === SAMPLE_CALL.connectionId && isOpus45(modelId);

const listSettings = (conversation: Conversation): Settings[] =>
  listColumns(conversation).map(({ id }) => resolveSettings(conversation, id));

const hasModel = (conversation: Conversation): boolean => listSettings(conversation).some(isModel);

const hasAnswer = ({ replies }: Conversation): boolean =>
  Object.values(replies).some(
    ({ origin, status, sentWith }) => origin === "model" && status === "done" && isModel(sentWith),
  );

const compareTurn = ({ parts }: Turn): DraftState =>
  parts.some(({ kind }) => kind !== "text")
    ? "other"
    : compareWithSample(parts.map((part) => (part.kind === "text" ? part.text : "")).join("\n"));

function hasOtherSettings(conversation: Conversation, before: Parameters): boolean {
  const isSwept = conversation.variants.some(({ swept = {} }) => Object.keys(swept).length > 0);
  return (
    isSwept ||
    listSettings(conversation).some(
      ({ parameters, system, extraJson }) => system !== "" || extraJson !== "" || !isSameJson(parameters, before),
    )
  );
}
