import { Menu, PanelLeft } from "lucide-react";
import { Suspense, useEffect } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumns } from "#state/document/documents.ts";
import type { Layer } from "#state/layers.ts";
import { layerClosed, layerOpened, useLayer } from "#state/layers.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { useChosenColumn } from "#state/document/chosen-variant.ts";
import { Composer } from "#ui/composer/composer.tsx";
import { DemoNote } from "#ui/help/demo-note.tsx";
import { Notices } from "#ui/help/notices.tsx";
import { ConversationTitle } from "#ui/history/conversation-title.tsx";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { useMediaQuery } from "#ui/kit/use-media-query.ts";
import { Transcript } from "#ui/transcript/transcript.tsx";
import { FileDrop } from "#ui/vision/file-drop.tsx";
import { SHORTCUTS } from "./shortcuts.ts";

const CodeDialog = lazyComponent(async () => (await import("#ui/export/code-dialog.tsx")).CodeDialog, LayerNotLoaded);
const ConnectionsDialog = lazyComponent(
  async () => (await import("#ui/connections/connections-dialog.tsx")).ConnectionsDialog,
  LayerNotLoaded,
);
const EventsDialog = lazyComponent(
  async () => (await import("#ui/inspector/events-dialog.tsx")).EventsDialog,
  LayerNotLoaded,
);
const ConfirmRunDialog = lazyComponent(
  async () => (await import("#ui/composer/confirm-run-dialog.tsx")).ConfirmRunDialog,
  LayerNotLoaded,
);
const ReplyDialog = lazyComponent(
  async () => (await import("#ui/transcript/reply-dialog.tsx")).ReplyDialog,
  LayerNotLoaded,
);
/** Needed only with several columns, now or before. */
const AddVariant = lazyComponent(
  async () => (await import("#ui/variants/add-variant.tsx")).AddVariant,
  () => null,
);
const SweepBars = lazyComponent(
  async () => (await import("#ui/variants/sweep-bars.tsx")).SweepBars,
  () => null,
);
const VariantTabs = lazyComponent(
  async () => (await import("#ui/variants/variant-tabs.tsx")).VariantTabs,
  () => null,
);
/** Part of the first view, but a prompt can be written before they are loaded. */
const Navigation = lazyComponent(async () => (await import("#ui/history/navigation.tsx")).Navigation);
const ParameterPanel = lazyComponent(async () => (await import("#ui/parameters/parameter-panel.tsx")).ParameterPanel);
const ModelsDialog = lazyComponent(
  async () => (await import("#ui/models/models-dialog.tsx")).ModelsDialog,
  LayerNotLoaded,
);
const ShortcutsDialog = lazyComponent(
  async () => (await import("#ui/help/shortcuts-dialog.tsx")).ShortcutsDialog,
  LayerNotLoaded,
);
const VisionLayer = lazyComponent(
  async () => (await import("#ui/vision/vision-layer.tsx")).VisionLayer,
  LayerNotLoaded,
);

/** Replaces a dialog that could not be fetched; closing it makes the page usable again. */
function LayerNotLoaded() {
  return (
    <Dialog title="Not loaded" onClose={layerClosed}>
      <p className="p-4">This part of Étude could not be loaded. Load the page again when you are online.</p>
    </Dialog>
  );
}

/** The only screen: conversations at the left, the transcript in the middle, parameters at the right. */
export function App() {
  const isWide = useMediaQuery("(width >= 68rem)");
  const isPhone = useMediaQuery("(width < 48rem)");
  const navigationOpen = usePreference("navigationOpen") && !isPhone;
  const columns = useColumns();
  const chosen = useChosenColumn();
  if (!chosen) return null;
  const { variant, columnIndex } = chosen;
  const column = { variantId: variant.id, letter: formatColumnLetter(columnIndex), columnIndex };
  const hasTabs = isPhone && columns.length > 1;
  return (
    <div className="flex h-dvh overflow-hidden">
      {navigationOpen && (
        <div className="w-57 shrink-0 border-r border-line">
          <Suspense fallback={<div className="h-full bg-sunken" />}>
            <Navigation />
          </Suspense>
        </div>
      )}
      <div className="flex min-w-0 grow flex-col">
        <header className="flex h-11.5 shrink-0 items-center gap-2 border-b border-line px-3">
          <IconButton
            icon={isPhone ? Menu : PanelLeft}
            label={navigationOpen ? "Hide conversations" : "Show conversations"}
            aria-expanded={navigationOpen}
            onClick={() =>
              isPhone ? layerOpened("navigation") : preferencesChanged({ navigationOpen: !navigationOpen })
            }
          />
          <ConversationTitle />
          <Suspense fallback={null}>
            <AddVariant sourceId={variant.id} />
          </Suspense>
          <Button look="ghost" onClick={() => layerOpened("code")}>
            Code
          </Button>
        </header>
        <div className="flex min-h-0 grow">
          <main className="flex min-w-0 grow flex-col">
            <Suspense fallback={null}>
              <SweepBars />
            </Suspense>
            <Suspense fallback={null}>{hasTabs && <VariantTabs chosenIndex={columnIndex} />}</Suspense>
            <Transcript chosen={chosen} hasTabs={hasTabs} hasSheet={!isWide} />
            <DemoNote />
            <Composer />
          </main>
          {isWide && (
            <div className="w-73 shrink-0 border-l border-line">
              <Suspense fallback={null}>
                <ParameterPanel {...column} />
              </Suspense>
            </div>
          )}
        </div>
      </div>
      <Layers column={column} isWide={isWide} isPhone={isPhone} />
      <FileDrop />
      <Notices />
    </div>
  );
}

function Layers({
  column,
  isWide,
  isPhone,
}: {
  column: { variantId: string; letter: string; columnIndex: number };
  isWide: boolean;
  isPhone: boolean;
}) {
  const layer = useLayer();
  const isGone = (isWide && layer === "parameters") || (!isPhone && layer === "navigation");
  useEffect(() => {
    // Closes a sheet whose content is on the page again because the window grew.
    if (isGone) layerClosed();
  }, [isGone]);
  const content: Record<Layer, React.ReactNode> = {
    code: <CodeDialog variantId={column.variantId} />,
    connections: <ConnectionsDialog />,
    "add-image": <VisionLayer layer="add-image" />,
    "compare-images": <VisionLayer layer="compare-images" />,
    events: <EventsDialog />,
    edit: <VisionLayer layer="edit" />,
    image: <VisionLayer layer="image" />,
    models: <ModelsDialog variantId={column.variantId} />,
    reply: <ReplyDialog />,
    "confirm-run": <ConfirmRunDialog />,
    shortcuts: <ShortcutsDialog shortcuts={SHORTCUTS} />,
    navigation: isPhone ? (
      <Dialog title="Conversations" position="left" hasHeading={false} onClose={layerClosed}>
        <Navigation onChosen={layerClosed} />
      </Dialog>
    ) : null,
    parameters: isWide ? null : (
      <Dialog title="Parameters" position="right" hasHeading={false} onClose={layerClosed}>
        <ParameterPanel {...column} onClose={layerClosed} />
      </Dialog>
    ),
  };
  return <Suspense fallback={null}>{layer && content[layer]}</Suspense>;
}
