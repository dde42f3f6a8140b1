import type { Reply } from "#core/conversation/conversation.ts";
import { useReply } from "#state/document/documents.ts";
import { RawText } from "./raw-text.tsx";

/** What the tools gave back, above the reply that goes on from it. */
export function SentToolResults({ reply }: { reply: Reply }) {
  const after = reply.after?.kind === "tools" ? reply.after : undefined;
  const before = useReply(after?.replyId ?? "");
  return after?.results.map((result) => {
    if (result.kind !== "tool-result") return null;
    const call = before?.parts.find((part) => part.kind === "tool-call" && part.callId === result.callId);
    const name = call?.kind === "tool-call" ? call.name : "a tool whose call was deleted";
    const text = result.parts.map((part) => (part.kind === "text" ? part.text : `[${part.kind}]`)).join("\n\n");
    return (
      <RawText
        key={result.callId}
        title={`${result.isError ? "Error" : "Result"} of ${name}`}
        text={text === "" ? "nothing" : text}
      />
    );
  });
}
