import { ChevronRight } from "lucide-react";
import { memo, Suspense, useCallback } from "react";
import { assertNever } from "#core/assert-never.ts";
import { joinCitedTexts } from "#core/content/join-cited-texts.ts";
import type { Part } from "#core/content/part.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerOpened } from "#state/layers.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { indentArguments } from "./indent-arguments.ts";
import { UnknownPartView, Prediction, RawText } from "./part-views.tsx";
import { ProgressiveMarkdown } from "./progressive-markdown.tsx";
import { PlainTextPieces } from "./plain-text-pieces.tsx";
import { PhaseIndicator } from "./phase-indicator.tsx";

/** The parts of a reply in order; the last one grows while the reply streams. */
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
      {parts.map((part, index) => {
        // Adjacent text parts are joined: with citations, a sentence arrives in several.
        if (part.kind === "text" && parts[index - 1]?.kind === "text") return null;
        // A signature behind an answer says nothing to a reader.
        if (index > 0 && part.kind === "thinking" && part.text === "" && part.ownFields) return null;
        const end = part.kind === "text" ? findTextEnd(parts, index) : index + 1;
        return (
          <ReplyPart
            // A part never moves, so its index is its key.
            key={index}
            part={
              part.kind === "text" && (end > index + 1 || part.citations) ? joinTexts(parts.slice(index, end)) : part
            }
            isGrowing={isStreaming && end === parts.length}
            replyId={replyId}
          />
        );
      })}
      {isStreaming && parts.length === 0 && <PhaseIndicator status={status} phase={phase} replyId={replyId} />}
    </>
  );
}

const ReplyPicture = lazyComponent(async () => (await import("./reply-picture.tsx")).ReplyPicture);

const Sources = lazyComponent(async () => (await import("./sources.tsx")).Sources);

const ReplyPart = memo(function ReplyPart({
  part,
  isGrowing,
  replyId,
}: {
  part: Part;
  isGrowing: boolean;
  replyId: Id;
}) {
  const items = part.kind === "text" ? part.citations?.items : undefined;
  const openPassage = useCallback(
    (index: number) => {
      const citation = items?.[index];
      if (citation !== undefined) layerOpened({ kind: "passage", replyId, citation });
    },
    [items, replyId],
  );
  switch (part.kind) {
    case "text":
      return (
        <div data-part="text">
          <ProgressiveMarkdown text={part.text} isGrowing={isGrowing} citations={items} onOpenPassage={openPassage} />
          {items && (
            <Suspense>
              <Sources items={items} onOpenPassage={openPassage} />
            </Suspense>
          )}
        </div>
      );
    case "thinking":
      return part.text === "" && !isGrowing ? <HiddenThinking /> : <Thinking text={part.text} isGrowing={isGrowing} />;
    case "redacted-thinking":
      return <HiddenThinking />;
    case "tool-call":
      return (
        <RawText
          title={`Calls ${part.name || "a tool"}`}
          text={(isGrowing ? part.argumentsText : indentArguments(part.argumentsText)) || "without arguments"}
        />
      );
    case "tool-result":
      return <RawText title="Tool result" text={JSON.stringify(part.parts, null, 2)} />;
    case "image":
      return (
        <Suspense>
          <ReplyPicture part={part} />
        </Suspense>
      );
    case "document":
      return <RawText title="Document from the model" text={part.mediaType} />;
    case "prediction":
      return <Prediction part={part} />;
    case "unknown":
      return <UnknownPartView raw={part.raw} />;
    default:
      return assertNever(part);
  }
});

function findTextEnd(parts: readonly Part[], start: number): number {
  const end = parts.findIndex(({ kind }, index) => index > start && kind !== "text");
  return end < 0 ? parts.length : end;
}

function joinTexts(parts: readonly Part[]): Part {
  return joinCitedTexts(parts.filter((part) => part.kind === "text"));
}

function HiddenThinking() {
  return <p className="mb-2.5 text-sm text-ink-3">Thinking hidden by the provider.</p>;
}

/** The model's thinking in a foldable box of limited height, so that nothing jumps when the text begins. */
function Thinking({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  return (
    <details className="group/thinking mb-2.5 text-sm text-ink-3" open>
      <summary className="flex w-fit items-center gap-1 font-medium marker:hidden">
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
          "mt-1 flex max-h-40 overflow-y-auto border-s-2 border-line-strong py-0.5 ps-2.5",
          // A reversed column keeps its end in view while it grows.
          isGrowing ? "flex-col-reverse" : "flex-col",
        )}
      >
        <KeepSelection>
          <PlainTextPieces text={text} />
        </KeepSelection>
      </div>
    </details>
  );
}
