import { Suspense, useRef } from "react";
import { type Draft, type DraftTexts, getColumnText, useDraftTexts } from "#state/document/drafts.ts";
import { isJustSplit } from "#state/document/own-prompts.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { useAreColumnsFitted, useChosenColumn } from "#state/page-choices.ts";
import { listDrawnColumns, usePinnedColumnId } from "#state/pinned-column.ts";
import { useIsPhone } from "#state/window-width.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { getColumnGridStyle, getMinColumnStyle } from "#ui/variants/get-column-grid-style.ts";
import { ComposerFoot } from "./composer-foot.tsx";
import { OwnPromptField } from "./own-prompt-field.tsx";
import { SystemPrompt } from "./system-prompt.tsx";
import { useDebounced } from "./use-debounced.ts";
import { useRunStart } from "./use-run-start.ts";
import { useSyncedScroll } from "./use-synced-scroll.ts";

const Attachments = lazyComponent(async () => (await import("#ui/vision/attachments.tsx")).Attachments);

type PromptsProps = { conversationId: string; given: Draft };

/** The composer with a prompt of its own for each column, under the column; on a phone that of the chosen one. */
export function SplitPrompts({ isShown, ...prompts }: PromptsProps & { isShown: boolean }) {
  return isShown && <ColumnPrompts {...prompts} />;
}

function ColumnPrompts({ conversationId, given }: PromptsProps) {
  const texts = useDraftTexts(({ typed }) => typed);
  const paused = useDebounced(texts, isEmptinessChanged);
  const columnIds = useColumnIds();
  const chosen = useChosenColumn();
  const isPhone = useIsPhone();
  const areColumnsFitted = useAreColumnsFitted();
  const { reason, start, forgetReason } = useRunStart(conversationId);
  const scroller = useRef<HTMLDivElement>(null);
  useSyncedScroll(scroller, columnIds.length);
  const pinnedId = usePinnedColumnId();
  const columns = listDrawnColumns(columnIds, pinnedId);
  const visible = isPhone ? columns.filter(({ variantId }) => variantId === chosen?.variantId) : columns;
  return (
    <>
      <div className="mx-3.5 mb-2 rounded-panel border border-line-strong bg-surface focus-within:border-accent-line low:mx-2">
        <SystemPrompt />
        <Suspense fallback={null}>
          <Attachments />
        </Suspense>
      </div>
      <div
        ref={scroller}
        data-pinned={(pinnedId !== undefined && !isPhone) || undefined}
        style={getMinColumnStyle(areColumnsFitted)}
        className="overflow-x-hidden scrollbar-gutter-stable"
      >
        <div className="w-fit min-w-full">
          <div style={getColumnGridStyle(visible.length)} className="column-grid">
            {visible.map(({ variantId, columnIndex }) => (
              <OwnPromptField
                key={variantId}
                conversationId={conversationId}
                variantId={variantId}
                columnIndex={columnIndex}
                isChosen={variantId === chosen?.variantId}
                isAlone={columnIds.length === 1}
                isJustSplit={isJustSplit(given)}
                hasReason={reason !== null}
                onType={forgetReason}
                onRun={start}
              />
            ))}
          </div>
        </div>
      </div>
      <div className="px-1.5 pt-1.5 low:px-0">
        <ComposerFoot
          conversationId={conversationId}
          isEmpty={columnIds.every((id) => getColumnText(texts, id) === "")}
          texts={paused}
          reason={reason}
          onRun={start}
        />
      </div>
    </>
  );
}

/** True where a text became empty or is empty no more, since that decides what would run. */
function isEmptinessChanged(before: DraftTexts, now: DraftTexts): boolean {
  const listFilled = ({ ownTexts = {} }: DraftTexts) =>
    Object.keys(ownTexts)
      .filter((id) => ownTexts[id]?.trim() !== "")
      .join();
  return listFilled(before) !== listFilled(now);
}
