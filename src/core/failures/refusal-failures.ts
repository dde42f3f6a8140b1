import { formatBytes } from "#core/format.ts";
import type { Explain, Explanation, FailureAction, FailureContext, SentRequest } from "./explanation.ts";
import { explainMaxTokens } from "./explain-max-tokens.ts";
import { getHost, OPEN_CONNECTIONS, OTHER_MODEL, REGENERATE } from "./explanation.ts";
import type { FailureKind } from "#core/wire/failure.ts";
import { findRefusedPath } from "./find-refused-path.ts";
import { findMentionedPaths, isMutualExclusion } from "#core/wire/find-mentioned-paths.ts";

/** Explanations of requests that the service refused as invalid, with the change that mends the request. */
export const REFUSAL_FAILURES = {
  "model-unknown": (context) => ({
    what: `${context.preset.name} does not offer the model “${context.modelId}”.`,
    why: "The id may be misspelt, or the model was retired.",
    todo: "Choose another model. Your prompt is kept.",
    actions: [{ kind: "choose-model" }],
  }),
  "wrong-address": (context, failure) => ({
    what: `${getHost(context, failure)} has no chat endpoint at this address.`,
    why: "The base URL is probably wrong.",
    todo: `Check the base URL under Connections; ${context.preset.baseUrl === "" ? "it usually ends in /v1" : `usually it is ${context.preset.baseUrl}`}.`,
    actions: [OPEN_CONNECTIONS, REGENERATE],
  }),
  "bad-request": (context, failure) => explainBadRequest(failure.serverMessage ?? "", context),
  "unknown-field": (context, failure) => explainBadRequest(failure.serverMessage ?? "", context, failure.field),
  filtered: (context) => ({
    what: "The prompt was refused by a filter.",
    why: `${context.preset.name}, or the model's provider, checks what a prompt contains.`,
    todo: "Change the prompt or choose another model, then run again.",
    actions: [REGENERATE, OTHER_MODEL],
  }),
  "not-supported": (context, failure) => {
    const message = failure.serverMessage ?? "";
    const refused = context.sent && findRefusedPath(message, failure.field, context.sent);
    return {
      what: describeUnsupported(message),
      why: `${context.preset.name} offers the model “${context.modelId}” without it.`,
      todo: refused
        ? `Send the request again without ${refused.path}, or choose another model.`
        : "Choose another model, or leave this out and run again.",
      actions: refused
        ? [{ kind: "send-without", paths: [refused.path] }, OTHER_MODEL, REGENERATE]
        : [OTHER_MODEL, REGENERATE],
    };
  },
  "max-tokens-too-large": explainMaxTokens,
  "role-refused": ({ sent }) => ({
    what: "This model takes no system role.",
    why: sent?.hasSystem
      ? "Étude sent the system prompt apart from the messages of the user."
      : "The order of the messages can be the cause too.",
    todo: canMoveSystem(sent)
      ? "Send the request again with the system prompt before the first text of the user."
      : "Take out the system prompt or choose another model, then run again.",
    actions: canMoveSystem(sent)
      ? [{ kind: "send-adapted", adaptation: "system-in-user" }, REGENERATE]
      : [REGENERATE, OTHER_MODEL],
  }),
  "context-full": (context) => ({
    what: "The conversation is longer than the model can read.",
    why: "Prompt, earlier turns, images and the answer share one context window.",
    todo: context.sent?.hasEarlierTurns
      ? "Send it without the older turns, or shorten the prompt. Nothing is deleted here."
      : "Shorten the prompt or remove attachments, then run again.",
    actions: context.sent?.hasEarlierTurns ? [{ kind: "send-shorter" }, REGENERATE] : [REGENERATE],
  }),
  "image-refused": (context) => ({
    what: `${context.preset.name} could not use an image.`,
    why: "Its message below says which image and why.",
    todo: context.sent?.hasPictures ? "Send smaller images, or attach another one." : "Attach another image.",
    actions: context.sent?.hasPictures ? [{ kind: "send-smaller-pictures" }, REGENERATE] : [REGENERATE],
  }),
  "too-large": (context, failure) => ({
    what: "The request is too large.",
    why: "The service, or a server on the way, limits the size of requests.",
    todo: failure.largest
      ? `Remove or shrink the largest attachment (${failure.largest.name}, ${formatBytes(failure.largest.sizeBytes)}), then run again.`
      : "Shorten the prompt or remove attachments, then run again.",
    actions: context.sent?.hasPictures
      ? [{ kind: "send-smaller-pictures" }, REGENERATE]
      : context.sent?.hasEarlierTurns
        ? [{ kind: "send-shorter" }, REGENERATE]
        : [REGENERATE],
  }),
} satisfies Partial<Record<FailureKind, Explain>>;

/** Explains an invalid field: the parameter or extra field that the service's message names, where it was sent. */
function explainBadRequest(message: string, { preset, sent }: FailureContext, unknownField?: string): Explanation {
  const what = `${preset.name} refused the request.`;
  const sentPaths = sent?.paths ?? [];
  if (mayLeaveOutStreamOptions(message, sent, unknownField))
    return {
      what,
      why: "Étude adds stream_options to be told the tokens, and this server does not know it.",
      todo: "Send the request again without it. Étude then leaves it out for this server, whose answers may come without tokens.",
      actions: [{ kind: "send-adapted", adaptation: "no-stream-options" }, REGENERATE],
    };
  if (WANTS_OWN_FIELDS.test(message))
    return {
      what,
      why: "The model wants the thinking before its tool calls back, and there is none: the calls are another model's, or came without it.",
      todo: sent?.hasEarlierTurns
        ? "Send the request without the older turns, or run the turn with the calls again."
        : "Run the turn with the calls again, so that this model makes them itself.",
      actions: sent?.hasEarlierTurns ? [{ kind: "send-shorter" }, REGENERATE] : [REGENERATE],
    };
  if (mayLeaveOutOwnFields(message, sent, unknownField))
    return {
      what,
      why: "Étude sends a model's thinking back to it under the name under which it came, and this server does not take it.",
      todo: "Send the request again without the thinking of earlier answers.",
      actions: [{ kind: "send-adapted", adaptation: "no-own-fields" }, REGENERATE],
    };
  const [first, second] = findMentionedPaths(message, sentPaths);
  if (first !== undefined && second !== undefined && isMutualExclusion(message))
    return {
      what,
      why: `The model takes ${first} or ${second}, not both.`,
      todo: "Keep one of them and send the request again.",
      actions: [
        { kind: "send-without", paths: [second], keeps: first },
        { kind: "send-without", paths: [first], keeps: second },
      ],
    };
  if (sent && mayLeaveOutCaching(message, sent, unknownField))
    return {
      what,
      why: "This model does not take cache breakpoints.",
      todo: "Send the request again without them. Étude then leaves them out for this model.",
      actions: [{ kind: "send-adapted", adaptation: "no-cache-control" }, REGENERATE],
    };
  const refused = sent && findRefusedPath(message, unknownField, sent);
  if (refused && (unknownField !== undefined || isUnsupportedParameter(message))) {
    const { path, isExtra } = refused;
    return {
      what,
      why: `This model does not take ${path}.`,
      todo: sent.isHandMade
        ? `Send the request again without ${path}.`
        : `Send the request again without ${path}. Étude then leaves it out for this model; under Corrections it comes back.`,
      actions: [
        { kind: "send-without", paths: [path] },
        sent.isHandMade ? REGENERATE : { kind: "show-parameter", path: isExtra ? "Extra JSON" : (first ?? path) },
      ],
    };
  }
  if (first !== undefined)
    return {
      what,
      why: `The service says that the value of ${first} is wrong.`,
      todo: "Change the value, then run again.",
      actions: [{ kind: "show-parameter", path: first }, REGENERATE],
    };
  const [extra] = findMentionedPaths(message, sent?.extraNames ?? []);
  if (extra !== undefined)
    return {
      what,
      why: `The service says that ${extra} in Extra JSON is wrong.`,
      todo: "Change it in Extra JSON, then run again.",
      actions: [{ kind: "show-parameter", path: "Extra JSON" }, REGENERATE],
    };
  const mayBeForm = sent?.dialect === "anthropic" && /validation|messages|system|content/i.test(message);
  return {
    what,
    isMessageFirst: true,
    why:
      unknownField === undefined
        ? "The service says that a field is wrong."
        : `The service does not know the field ${unknownField}.`,
    todo: mayBeForm
      ? "Change the field that the message names, or send the request in OpenAI’s format."
      : "Change the field that the message names, then run again.",
    actions: mayBeForm
      ? [REGENERATE, { kind: "send-as", dialect: "openai" }, EDIT_REQUEST]
      : [REGENERATE, EDIT_REQUEST],
  };
}

const EDIT_REQUEST: FailureAction = { kind: "edit-request" };

const FEATURES: readonly [RegExp, string][] = [
  [/\b(images?|pictures?|vision|image_url|multi-?modal\w*)\b/i, "pictures"],
  [/\baudio\b/i, "sound"],
  [/\bvideos?\b/i, "videos"],
  [/\b(pdfs?|documents?|files?)\b/i, "documents"],
  [/\b(tools?|tool_choice|functions?)\b/i, "tools"],
  [/\b(response_format|json|structured)\b/i, "a format of the answer"],
  [/\bstream\w*\b/i, "streaming"],
  [/\b(reasoning|thinking)\b/i, "thinking"],
];

function describeUnsupported(message: string): string {
  const [, feature = "something that the request uses"] = FEATURES.find(([words]) => words.test(message)) ?? [];
  return `This model does not take ${feature}.`;
}

/** True where the refused `cache_control` is one that Étude made of a breakpoint, and not one that the user wrote. */
function mayLeaveOutCaching(message: string, sent: SentRequest, unknownField = ""): boolean {
  const name = "cache_control";
  const isNamed = unknownField.split(".").includes(name) || findMentionedPaths(message, [name]).length > 0;
  if (!isNamed || sent.adaptations.includes("no-cache-control")) return false;
  return !sent.extraPaths.some((path) => path.split(".").includes(name));
}

/** True where the refused `stream_options` is Étude's own, and not one that the user set. */
function mayLeaveOutStreamOptions(message: string, sent: SentRequest | undefined, unknownField = ""): boolean {
  const name = "stream_options";
  const isNamed = unknownField.startsWith(name) || findMentionedPaths(message, [name]).length > 0;
  if (!isNamed || !sent || sent.adaptations.includes("no-stream-options")) return false;
  return sent.dialect === "openai" && !sent.extraNames.includes(name);
}

const OWN_FIELD =
  /\b(reasoning(_\w+)?|thinking(_\w+)?|thought_?signature|extra_content|provider_specific_fields|signature)\b/i;

/** Sentences by which services say that thinking, or its signature, has to come with a tool call and did not. */
const WANTS_OWN_FIELDS =
  /\b(thought_?signature|reasoning_(content|details)|thinking_blocks)\b[^.]{0,40}\b(is|are) (missing|required)\b|\bmissing\b[^.]{0,30}\b(thought_?signature|reasoning_(content|details))\b|\bmust (start|begin) with a thinking block\b|\breasoning_content\b[^.]{0,60}\bmust be (passed|sent|provided|included)\b/i;

/** True where the refused field is one that the model itself sent, and that Étude sent back. */
function mayLeaveOutOwnFields(
  message: string,
  sent: SentRequest | undefined,
  unknownField: string | undefined,
): boolean {
  if (sent?.dialect !== "openai" || !sent.hasOwnFields || sent.adaptations.includes("no-own-fields")) return false;
  const [found] = OWN_FIELD.exec(unknownField ?? message) ?? [];
  return found !== undefined && ![...sent.paths, ...sent.extraNames].some((path) => path.split(".")[0] === found);
}

function canMoveSystem(sent: SentRequest | undefined): boolean {
  return sent?.hasSystem === true && !sent.adaptations.includes("system-in-user");
}

function isUnsupportedParameter(message: string): boolean {
  return /extra inputs are not permitted|unsupported parameter|not supported|does not support|unrecognized|unknown (parameter|field|name|argument)|may not be set|unexpected (field|keyword)|(is|are) deprecated|not (available|allowed|permitted|accepted|taken)/i.test(
    message,
  );
}
