import { takesPrefill } from "#core/models/claude-version.ts";
import type { Reply } from "./conversation.ts";
import { readExtraNames, readSentModel } from "./sent-request.ts";

/** The text a reply holds as a model can be given it to go on from: it must not end in white space. */
export function readKeptText(reply: Reply): string {
  return reply.parts
    .map((part) => (part.kind === "text" ? part.text : ""))
    .join("")
    .trimEnd();
}

/**
 * Whether a reply that ended before its end can be gone on with: it holds text and nothing else, and its model takes
 * the beginning of an answer, which none does while it thinks.
 */
export function canContinue(reply: Reply): boolean {
  const isCut =
    reply.status === "interrupted" ||
    reply.status === "failed" ||
    reply.status === "stopped" ||
    (reply.status === "done" && (reply.finishReason === "length" || reply.finishReason === "max_tokens"));
  const isThinking = Object.keys(reply.sentWith.parameters).some((path) => path.startsWith("thinking"));
  const extra = readExtraNames(reply);
  return (
    isCut &&
    reply.origin === "model" &&
    reply.sentWith.wire === "chat-completions" &&
    readKeptText(reply) !== "" &&
    reply.parts.every(({ kind }) => kind === "text") &&
    !isThinking &&
    !extra.includes("thinking") &&
    !extra.includes("messages") &&
    takesPrefill(readSentModel(reply))
  );
}
