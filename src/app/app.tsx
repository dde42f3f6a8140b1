import { Menu, PanelLeft } from "lucide-react";
import { Suspense } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useOpenedCapsule } from "#state/capsule/opened-capsule.ts";
import { useColumnIds, useHasRows, useOpenRowId } from "#state/document/documents.ts";
import { useKeys } from "#state/actions/shortcut-keys.ts";
import { toggleNavigation } from "#state/actions/at-once-actions.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { useChosenColumn, useIsComposerOnStage } from "#state/page-choices.ts";
import { useIsLow, useIsPhone, useIsWide } from "#state/window-width.ts";
import { Composer } from "#ui/composer/composer.tsx";
import { DemoNote } from "#ui/help/demo-note.tsx";
import { Notices } from "#ui/help/notices.tsx";
import { ConversationTitle } from "#ui/history/conversation-title.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { getAriaKeys } from "#ui/kit/key-hint.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { Transcript } from "#ui/transcript/transcript.tsx";
import { HoldTransfers } from "#ui/vision/hold-transfers.ts";
import { OpenLayer } from "./open-layer.tsx";
import { Navigation, ParameterPanel } from "./side-panels.tsx";

/** Needed only with several columns, now or before. */
const AddVariant = lazyComponent(
  async () => (await import("#ui/variants/add-variant.tsx")).AddVariant,
  () => null,
);
const CapsuleBar = lazyComponent(async () => (await import("#ui/capsule/capsule-bar.tsx")).CapsuleBar);
const FirstCallGuide = lazyComponent(async () => (await import("#ui/help/first-call-guide.tsx")).FirstCallGuide);
const OutButtons = lazyComponent(
  async () => (await import("#ui/capsule/out-buttons.tsx")).OutButtons,
  () => null,
);
const ParametersButton = lazyComponent(
  async () => (await import("#ui/parameters/parameters-button.tsx")).ParametersButton,
  () => null,
);
const RowsView = lazyComponent(async () => (await import("#ui/rows/rows-view.tsx")).RowsView);
const SweepBars = lazyComponent(
  async () => (await import("#ui/variants/sweep-bars.tsx")).SweepBars,
  () => null,
);
const VariantTabs = lazyComponent(
  async () => (await import("#ui/variants/variant-tabs.tsx")).VariantTabs,
  () => null,
);
/** Files can be dropped before it is loaded. */
const FileDrop = lazyComponent(
  async () => (await import("#ui/vision/file-drop.tsx")).FileDrop,
  () => null,
);

/** The only screen: conversations at the left, the transcript in the middle, parameters at the right. */
export function App() {
  const isWide = useIsWide();
  const isPhone = useIsPhone();
  const isLow = useIsLow();
  const navigationOpen = usePreference("navigationOpen") && !isPhone;
  const isGuideOpen = usePreference("isGuideOpen");
  const parametersOpen = usePreference("parametersOpen") && isWide;
  const columnCount = useColumnIds().length;
  const chosen = useChosenColumn();
  const navigationKeys = useKeys("navigation");
  const hasRows = useHasRows();
  const rowId = useOpenRowId();
  const isCapsule = useOpenedCapsule() !== undefined;
  const isComposerOnStage = useIsComposerOnStage();
  if (!chosen) return null;
  const { variantId, columnIndex } = chosen;
  const column = { variantId, letter: formatColumnLetter(columnIndex), columnIndex };
  const hasTabs = isPhone && columnCount > 1;
  const bars = (
    <>
      <Suspense fallback={null}>
        <SweepBars isFolded={isLow} />
      </Suspense>
      <Suspense fallback={null}>{hasTabs && <VariantTabs chosenIndex={columnIndex} />}</Suspense>
    </>
  );
  const grid = {
    chosenId: variantId,
    chosenIndex: columnIndex,
    hasTabs,
    hasSheet: !parametersOpen,
    ...(isLow ? { top: bars, end: <DemoNote /> } : {}),
  };
  return (
    <div className="flex h-free overflow-hidden">
      {navigationOpen && (
        <div className="w-57 shrink-0 border-e border-line">
          <Suspense fallback={<div className="h-full bg-sunken" />}>
            <Navigation />
          </Suspense>
        </div>
      )}
      <div className="flex min-w-0 grow flex-col">
        <header className="flex h-11.5 shrink-0 low:h-9 touch:low:h-11 items-center gap-2 border-b border-line px-3">
          <IconButton
            icon={isPhone ? Menu : PanelLeft}
            label={navigationOpen ? "Hide conversations" : "Show conversations"}
            aria-expanded={navigationOpen}
            aria-keyshortcuts={getAriaKeys(navigationKeys)}
            onClick={toggleNavigation}
          />
          <ConversationTitle />
          <Suspense fallback={null}>
            <AddVariant sourceId={variantId} />
          </Suspense>
          <Suspense fallback={null}>
            <OutButtons />
          </Suspense>
          <Suspense fallback={<span className="size-7" />}>
            <ParametersButton />
          </Suspense>
        </header>
        <div className="flex min-h-0 grow">
          <main className="flex min-w-0 grow flex-col">
            <Suspense fallback={null}>{isGuideOpen && <FirstCallGuide />}</Suspense>
            {!isLow && bars}
            <Suspense fallback={<div className="grow" />}>
              {hasRows ? <RowsView {...grid} rowId={rowId} isPhone={isPhone} /> : <Transcript {...grid} />}
            </Suspense>
            {/* Notices stand above what stays at the foot. */}
            <div className="relative">
              <Notices />
              {!isLow && <DemoNote />}
              {isCapsule ? (
                <Suspense fallback={null}>
                  <CapsuleBar />
                </Suspense>
              ) : (
                !isComposerOnStage && <Composer />
              )}
            </div>
          </main>
          {parametersOpen && (
            <div className="w-73 shrink-0 border-s border-line">
              <Suspense fallback={null}>
                <ParameterPanel {...column} />
              </Suspense>
            </div>
          )}
        </div>
      </div>
      <OpenLayer column={column} />
      <Suspense fallback={<HoldTransfers />}>
        <FileDrop />
      </Suspense>
    </div>
  );
}
