import { useState } from "react";
import { assertNever } from "#core/assert-never.ts";
import { describeDifference } from "#core/compare/describe-difference.ts";
import { getEndedText } from "#core/compare/get-ended-text.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { getShownReply } from "#core/conversation/get-shown-reply.ts";
import { resolveCellOwner } from "#core/conversation/list-cell-replies.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds, useSettledConversation, useThread } from "#state/document/documents.ts";
import { useBaselineColumnId } from "#state/differences/answer-view.ts";
import { useDifference } from "#state/differences/use-difference.ts";
import { layerClosed } from "#state/layers.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { Select } from "#ui/kit/select.tsx";
import { useColumnLabels } from "./use-column-differences.ts";

type Row = { variantId: Id; letter: string; label: string; text: string | undefined };

/** A table of how much the columns' answers to a turn differ: each from the baseline, or each from every other one. */
export function DifferencesDialog() {
  const thread = useThread();
  const [turnId, setTurnId] = useState<Id>();
  const [isEachPair, setEachPair] = useState(false);
  const shownTurnId = turnId !== undefined && thread.includes(turnId) ? turnId : (thread.at(-1) ?? "");
  const rows = useRows(shownTurnId);
  const baselineId = useBaselineColumnId();
  const baseline = rows.find(({ variantId }) => variantId === baselineId);
  const columns = isEachPair ? rows : rows.filter((row) => row === baseline);
  return (
    <Dialog title="Table of differences" position="wide" onClose={layerClosed}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 text-sm">
        {thread.length > 1 && (
          <Select
            label="Answers to"
            options={thread.map((id, index) => ({ value: id, label: `Turn ${index + 1}` }))}
            value={shownTurnId}
            onChange={setTurnId}
          />
        )}
        <Checkbox label="Each pair of columns" isChecked={isEachPair} onChange={setEachPair} />
      </div>
      <div tabIndex={0} role="region" aria-label="Differences" className="min-h-0 overflow-auto p-4">
        <table className="text-sm">
          <thead>
            <tr>
              <th scope="col" className="pe-4 pb-1.5 text-start font-medium text-ink-3">
                Column
              </th>
              {columns.map(({ variantId, letter }) => (
                <th key={variantId} scope="col" className="px-3 pb-1.5 text-start font-medium text-ink-3">
                  from {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.variantId} className="border-t border-line">
                <th scope="row" className="py-1.5 pe-4 text-start font-normal whitespace-nowrap">
                  <b className="font-semibold">{row.letter}</b> <span className="text-ink-2">{row.label}</span>
                </th>
                {columns.map((other) => (
                  <td key={other.variantId} className="px-3 py-1.5 whitespace-nowrap">
                    {row === other ? (
                      <span className="text-ink-3">{isEachPair ? "–" : "★ baseline"}</span>
                    ) : // A pair has one difference, whichever of its columns stands at the top.
                    isEachPair && rows.indexOf(other) > index ? (
                      <PairDifference before={row.text} after={other.text} />
                    ) : (
                      <PairDifference before={other.text} after={row.text} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

function PairDifference({ before, after }: { before: string | undefined; after: string | undefined }) {
  const found = useDifference(before, after);
  if (before === undefined || after === undefined) return <span className="text-ink-3">no answer yet</span>;
  switch (found.status) {
    case "computing":
      return <span className="text-ink-3">comparing…</span>;
    case "failed":
      return (
        <>
          took too long <LinkButton onClick={found.retry}>Try again</LinkButton>
        </>
      );
    case "found":
      return describeDifference(found.difference);
    default:
      return assertNever(found);
  }
}

/** The columns with their letters, what differs in their settings, and the words of their answers to a turn. */
function useRows(turnId: Id): Row[] {
  const conversation = useSettledConversation();
  const columnIds = useColumnIds();
  const labels = useColumnLabels();
  return columnIds.map((variantId, index) => {
    const cell = { turnId, variantId };
    const shown =
      conversation && getShownReply(conversation, { turnId, variantId: resolveCellOwner(conversation, cell) });
    return {
      variantId,
      letter: formatColumnLetter(index),
      label: conversation?.variants.find(({ id }) => id === variantId)?.name ?? labels[index] ?? "",
      text: getEndedText(shown),
    };
  });
}
