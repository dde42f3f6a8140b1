import type { Explain, FailureAction, FailureContext } from "./explanation.ts";
import { REGENERATE } from "./explanation.ts";
import { isBoundOfModel } from "#core/wire/find-fitting-max-tokens.ts";

const NAMES = ["max_tokens", "max_completion_tokens", "max_output_tokens", "max_new_tokens"];

/** Explains an answer's limit that is larger than the model, the prompt or the credit leaves, with the number that fits. */
export const explainMaxTokens: Explain = (context, failure) => {
  const { fittingMaxTokens } = failure;
  const name = findMaxTokensName(context, failure.serverMessage ?? "");
  const isExtra = context.sent?.extraNames.includes(name) === true && !context.sent.paths.includes(name);
  const show: FailureAction = { kind: "show-parameter", path: isExtra ? "Extra JSON" : name };
  const what = `${name} is too large.`;
  if (fittingMaxTokens === undefined || fittingMaxTokens < 1)
    return {
      what,
      why:
        fittingMaxTokens === undefined
          ? "The prompt and the answer share what the model and the account allow."
          : `The largest number that fits is ${fittingMaxTokens}.`,
      todo: `Lower ${name}${isExtra ? " in Extra JSON" : ""}, then run again.`,
      actions: [show, REGENERATE],
    };
  return {
    what,
    why: `The largest number that fits is ${fittingMaxTokens}.`,
    todo: "Send the request again with that number, or with a smaller one.",
    actions: [
      {
        kind: "send-with",
        path: name,
        value: fittingMaxTokens,
        ...(isBoundOfModel(failure.serverMessage ?? "") ? { isBound: true } : {}),
      },
      show,
    ],
  };
};

/** The field that limits the answer: as it was sent, else as the message calls it. */
export function findMaxTokensName({ sent }: FailureContext, message: string): string {
  const sentNames = [...(sent?.paths ?? []), ...(sent?.extraNames ?? [])];
  return NAMES.find((name) => sentNames.includes(name)) ?? NAMES.find((name) => message.includes(name)) ?? "max_tokens";
}
