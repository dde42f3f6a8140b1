import { Ban, Clock, Layers, Pencil, PenLine, RotateCw, X } from "lucide-react";
import { memo, type ReactNode, Suspense } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { listMarkWords } from "#core/conversation/list-mark-words.ts";
import { isInBatch } from "#core/conversation/is-in-batch.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { formatSeconds } from "#core/format.ts";
import { buildCellText } from "#core/table/cell-text.ts";
import { countAlike } from "#core/table/row-marks.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import type { TableCell } from "#core/table/table-rows.ts";
import type { Id } from "#core/vocabulary.ts";
import { useChecks, useReplyResults } from "#state/checks/check-results.ts";
import { useReply } from "#state/document/use-replies.ts";
import { ResultSummary } from "#ui/checks/result-summary.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { FailureSentence } from "./failure-sentence.tsx";

/** Few checks are of boxes. */
const ComparedBoxes = lazyComponent(async () => (await import("#ui/vision/compared-boxes.tsx")).ComparedBoxes);

/** The content of a cell of the table: the beginning of its reply, its state in words, and its time. */
export const TableCellView = memo(function TableCellView({ cell }: { cell: TableCell }) {
  const { shown } = cell;
  if (!shown) return <p className="text-sm text-ink-3">not run</p>;
  return isSettled(shown.status) ? (
    <CellContent cell={cell} reply={shown} />
  ) : (
    <RunningContent cell={cell} shown={shown} />
  );
});

/** The content of a cell while its reply is written: drawn again for each of its words. */
function RunningContent({ cell, shown }: { cell: TableCell; shown: Reply }) {
  return <CellContent cell={cell} reply={useReply(shown.id) ?? shown} />;
}

function CellContent({ cell, reply }: { cell: TableCell; reply: Reply }) {
  const { text, isJson } = buildCellText(reply);
  const ms = getReplyMs(reply);
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        {text !== "" && (
          <p
            className={joinClasses(
              "line-clamp-3 min-w-0 [unicode-bidi:plaintext] wrap-anywhere whitespace-pre-line",
              isJson ? "font-mono text-sm" : "text-base",
            )}
          >
            {text}
          </p>
        )}
        {reply.status === "done" && <CellBoxes replyId={reply.id} />}
      </div>
      <p className="mt-auto flex flex-wrap items-baseline gap-x-2 pt-1 text-xs text-ink-3">
        <CellState cell={cell} reply={reply} />
        {ms !== undefined && <span className="ms-auto font-mono whitespace-nowrap">{formatSeconds(ms)}</span>}
      </p>
    </>
  );
}

/** The state of a cell in words, with a sign of its own. */
function CellState({ cell, reply }: { cell: TableCell; reply: Reply }) {
  if (cell.isOutdated && isSettled(reply.status))
    return (
      <Sign icon={<Pencil size={11} aria-hidden />} className="text-warn">
        asked with other values
      </Sign>
    );
  switch (reply.status) {
    case "queued":
      if (isInBatch(reply)) return <Sign icon={<Layers size={11} aria-hidden />}>in a batch</Sign>;
      return <Sign icon={<Clock size={11} aria-hidden />}>queued</Sign>;
    case "streaming":
      return (
        <Sign
          icon={<span aria-hidden className="size-1.5 animate-pulse rounded-full bg-accent" />}
          className="text-accent"
        >
          {reply.parts.length === 0 ? "waiting for the first word" : "writing"}
        </Sign>
      );
    case "failed":
      return (
        <Sign icon={<X size={12} aria-hidden />} className="text-danger">
          failed{reply.failure && <FailureSentence reply={reply} failure={reply.failure} />}
        </Sign>
      );
    case "stopped":
      return <Sign icon={<Ban size={11} aria-hidden />}>stopped</Sign>;
    case "interrupted":
      return <Sign icon={<RotateCw size={11} aria-hidden />}>cut off</Sign>;
    case "done":
      return (
        <>
          <CellChecks replyId={reply.id} />
          <CellMark reply={reply} />
          <Samples cell={cell} />
        </>
      );
    default:
      return assertNever(reply.status);
  }
}

/** The results of the checks for the shown reply; nothing where there are none. */
function CellChecks({ replyId }: { replyId: Id }) {
  const results = useReplyResults(replyId);
  return results && results.size > 0 ? <ResultSummary results={results} /> : null;
}

/** The mark of the shown reply; one of fail is the reason that its check gives. */
function CellMark({ reply: { mark } }: { reply: Reply }) {
  const { verdict, ...more } = mark ?? { markedAtMs: 0 };
  const words = listMarkWords(verdict === "pass" ? { verdict, ...more } : more);
  return words.length === 0 ? null : <Sign icon={<PenLine size={11} aria-hidden />}>{words.join(", ")}</Sign>;
}

/** The picture with the expected boxes and those of the reply, where a check compares boxes. */
function CellBoxes({ replyId }: { replyId: Id }) {
  const check = useChecks().find(({ kind }) => kind === "boxes");
  return (
    check && (
      <Suspense fallback={<span className="size-13 shrink-0" />}>
        <ComparedBoxes replyId={replyId} check={check} isSmall />
      </Suspense>
    )
  );
}

/** The number of samples in the cell, and how many of them say the same. */
function Samples({ cell }: { cell: TableCell }) {
  if (cell.replies.length < 2) return null;
  const { count, alike } = countAlike(cell);
  if (count < 2) return <span>{cell.replies.length} answers</span>;
  return <span>{alike === count ? `${count} samples, all alike` : `${alike} of ${count} samples alike`}</span>;
}

function Sign({ icon, className, children }: { icon: ReactNode; className?: string; children: ReactNode }) {
  return (
    <span className={joinClasses("inline-flex min-w-0 items-center gap-1", className)}>
      {icon}
      <span className="line-clamp-2 wrap-anywhere">{children}</span>
    </span>
  );
}
