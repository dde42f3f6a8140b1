import { Pin, Play } from "lucide-react";
import { memo, Suspense } from "react";
import { shortenNumbers } from "#core/format.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useIsAnswerView } from "#state/differences/answer-view.ts";
import { useVariantField } from "#state/document/documents.ts";
import { columnNamingOpened, useIsNaming } from "#state/page-choices.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { ModelField } from "./model-field.tsx";
import { NameField } from "./name-field.tsx";
import { useColumnDifferences } from "./use-column-differences.ts";
import { VariantActions } from "./variant-actions.tsx";
import type { Id } from "#core/vocabulary.ts";
import { variantMoved, variantPauseChanged } from "#state/edits/variant-edits.ts";
import { columnUnpinned } from "#state/pin-column.ts";
import { DragHandle } from "#ui/kit/drag-handle.tsx";

const ColumnDifference = lazyComponent(
  async () => (await import("#ui/differences/column-difference.tsx")).ColumnDifference,
  () => null,
);

const RetirementMark = lazyComponent(
  async () => (await import("./retirement-mark.tsx")).RetirementMark,
  () => null,
);

/**
 * The head of a column: its letter and its differing settings, which never shrink, then its model, and muted the
 * settings that all columns share.
 */
export const VariantHead = memo(function VariantHead({
  variantId,
  columnIndex,
  count,
  isChosen,
  hasTabs,
  hasSheet,
  isPinned,
  canPin,
}: {
  variantId: Id;
  columnIndex: number;
  /** The number of columns. */
  count: number;
  isChosen: boolean;
  /** True where a tab stands for the column, with its letter and its differences. */
  hasTabs: boolean;
  /** True where the parameters do not stand beside the transcript; the menu of this head shows them. */
  hasSheet: boolean;
  /** True for the column that stays at the left, and where one can. */
  isPinned: boolean;
  canPin: boolean;
}) {
  const letter = formatColumnLetter(columnIndex);
  const name = useVariantField(variantId, "name");
  const isResting = useVariantField(variantId, "isResting") ?? false;
  const isNaming = useIsNaming(variantId);
  const isAlone = count === 1;
  const areDifferencesShown = useIsAnswerView("differences") && !isAlone;
  return (
    <section
      aria-label={`Variant ${letter}`}
      data-variant={variantId}
      data-lead={isPinned || undefined}
      className={joinClasses(
        "group/head @container flex min-h-10.5 min-w-0 items-center gap-x-2 border-b border-line bg-paper px-3.5",
        !isAlone && !hasTabs && "flex-wrap py-1.5",
        isChosen && !isAlone && !hasTabs && "shadow-chosen",
      )}
    >
      {isAlone && <VariantChip letter={letter} columnIndex={columnIndex} />}
      {!isAlone && !hasTabs && <ColumnHandle variantId={variantId} letter={letter} columnIndex={columnIndex} />}
      {isNaming ? (
        <NameField variantId={variantId} name={name} letter={letter} onDone={() => columnNamingOpened(null)} />
      ) : (
        name && <b className="min-w-0 truncate font-semibold">{name}</b>
      )}
      {isResting && !isAlone && (
        <span className="flex shrink-0 items-center rounded-chip border border-line-strong ps-1.5 text-xs text-ink-2">
          paused
          <IconButton
            icon={Play}
            label={`Resume variant ${letter}`}
            title="Resume this column"
            onClick={() => variantPauseChanged(variantId, false)}
          />
        </span>
      )}
      {isPinned && (
        <IconButton
          icon={Pin}
          label={`Unpin column ${letter}`}
          title="Pinned at the left. Press to unpin"
          className="-mx-1 text-accent"
          onClick={() => columnUnpinned(variantId)}
        />
      )}
      {!isAlone && !isNaming && <OwnSettings variantId={variantId} />}
      <span
        className={joinClasses(
          "flex min-w-0 items-center gap-1.5",
          isAlone || hasTabs ? "shrink-1000 max-sm:grow" : "order-last -ms-1.5 w-full",
        )}
      >
        <ModelField key={variantId} variantId={variantId} isAlone={isAlone} />
        <CommonSettings variantId={variantId} />
      </span>
      <span className="ms-auto flex shrink-0 items-center">
        <Suspense fallback={null}>
          <RetirementMark variantId={variantId} letter={letter} />
        </Suspense>
        {areDifferencesShown && (
          <Suspense fallback={null}>
            <ColumnDifference variantId={variantId} />
          </Suspense>
        )}
        <VariantActions
          variantId={variantId}
          isResting={isResting}
          letter={letter}
          columnIndex={columnIndex}
          count={count}
          hasSheet={hasSheet}
          isPinned={isPinned}
          canPin={canPin}
        />
      </span>
    </section>
  );
});

/** The settings that set a column apart. */
function OwnSettings({ variantId }: { variantId: Id }) {
  const labels = useColumnDifferences(variantId, "own");
  return labels.length === 0 ? null : <SettingLabels settingLabels={labels} label="Settings that differ" look="own" />;
}

/** The settings that all columns share: every setting of the only one. */
function CommonSettings({ variantId }: { variantId: Id }) {
  return <SettingLabels settingLabels={useColumnDifferences(variantId, "common")} label="Settings" look="common" />;
}

function SettingLabels({
  settingLabels,
  label,
  look,
}: {
  settingLabels: readonly string[];
  label: string;
  look: "own" | "common";
}) {
  return (
    <ul
      aria-label={label}
      className={joinClasses(
        "flex min-w-0 gap-x-1.5 gap-y-1",
        look === "own" ? "flex-wrap" : "overflow-hidden max-sm:hidden @max-3xs:hidden",
      )}
    >
      {settingLabels.map((settingLabel) => (
        <li
          key={settingLabel}
          title={settingLabel}
          className={joinClasses(
            "rounded-chip px-1.5 font-mono text-xs whitespace-nowrap",
            look === "own" ? "max-w-full truncate bg-accent-soft text-accent" : "bg-sunken text-ink-2",
          )}
        >
          {shortenNumbers(settingLabel)}
        </li>
      ))}
    </ul>
  );
}

/** The letter of a column, which moves the column by dragging or by the arrow keys. */
function ColumnHandle({ variantId, letter, columnIndex }: { variantId: Id; letter: string; columnIndex: number }) {
  return (
    <DragHandle
      kind="application/x-etude-column"
      id={variantId}
      index={columnIndex}
      label={`Move variant ${letter}`}
      title="Drag onto another letter, or press the arrow keys"
      onMove={variantMoved}
    >
      <VariantChip letter={letter} columnIndex={columnIndex} />
    </DragHandle>
  );
}
