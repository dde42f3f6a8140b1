import { ChevronRight } from "lucide-react";
import { memo, Suspense } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Part } from "#core/content/part.ts";
import type { Id, Reply } from "#core/conversation/conversation.ts";
import { copyText } from "#state/clipboard.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyPart } from "#ui/kit/lazy-part.tsx";
import { Waiting } from "./waiting.tsx";

const Markdown = lazyPart(async () => (await import("#ui/markdown/markdown.tsx")).Markdown, PlainText);

/** The parts of a reply in order, the last of them growing while it streams. */
export function ReplyParts({
  parts,
  isStreaming,
  phase,
  status,
  replyId,
}: {
  parts: readonly Part[];
  isStreaming: boolean;
  phase: Reply["phase"];
  status: Reply["status"];
  replyId: Id;
}) {
  return (
    <>
      {parts.map((part, place) => (
        <ReplyPart
          // A part never moves: its place is its identity.
          key={place}
          part={part}
          isGrowing={isStreaming && place === parts.length - 1}
        />
      ))}
      {isStreaming && parts.length === 0 && <Waiting status={status} phase={phase} replyId={replyId} />}
    </>
  );
}

const ReplyPart = memo(function ReplyPart({ part, isGrowing }: { part: Part; isGrowing: boolean }) {
  switch (part.kind) {
    case "text":
      return (
        <div data-part="text" dir="auto">
          <Suspense fallback={<PlainText text={part.text} />}>
            <Markdown text={part.text} streaming={isGrowing} onCopyCode={copyCode} />
          </Suspense>
        </div>
      );
    case "thinking":
      return <Thinking text={part.text} isGrowing={isGrowing} />;
    case "redacted-thinking":
      return <p className="mb-2.5 text-sm text-ink-3">Thinking hidden by the provider.</p>;
    case "tool-call":
      return (
        <RawBlock title={`Calls ${part.name || "a tool"}`} text={part.argumentsText || "without arguments"} />
      );
    case "tool-result":
      return <RawBlock title="Result of a tool" text={JSON.stringify(part.parts, null, 2)} />;
    case "image":
    case "document":
      return <RawBlock title={`An ${part.kind} the model made`} text={part.mediaType} />;
    case "unknown":
      return <RawBlock title="Something Étude does not know" text={JSON.stringify(part.raw, null, 2)} />;
    default:
      return assertNever(part);
  }
});

function PlainText({ text }: { text: string }) {
  return <p className="text-md leading-[1.62] whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>;
}

/** The model's thinking, in a box of bounded height so that nothing jumps when the answer begins; foldable. */
function Thinking({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  return (
    <details className="group/thinking mb-2.5 text-sm text-ink-3" open>
      <summary className="flex w-fit items-center gap-1 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={13}
          aria-hidden
          className="transition-transform duration-100 group-open/thinking:rotate-90"
        />
        {isGrowing ? "Thinking…" : "Thinking"}
      </summary>
      <div
        data-part="thinking"
        role="region"
        aria-label="Thinking"
        tabIndex={0}
        className={joinClasses(
          "mt-1 flex max-h-40 overflow-y-auto border-l-2 border-line-strong py-0.5 pl-2.5",
          // A reversed column keeps its end in view while it grows.
          isGrowing ? "flex-col-reverse" : "flex-col",
        )}
      >
        <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
      </div>
    </details>
  );
}

function RawBlock({ title, text }: { title: string; text: string }) {
  return (
    <figure className="mb-2.5 overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="border-b border-line px-3 py-1 text-sm font-medium">{title}</figcaption>
      <pre
        tabIndex={0}
        aria-label={title}
        role="region"
        className="max-h-64 overflow-auto px-3 py-2 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
    </figure>
  );
}

function copyCode(code: string): void {
  void copyText(code, "The code was");
}
