import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import { isTableName } from "#core/row-files/is-table-name.ts";
import type { Id } from "#core/vocabulary.ts";
import { toFileInput } from "#state/imports/read-row-input.ts";
import { layerClosed, type Layer } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { Navigation, ParameterPanel } from "./side-panels.tsx";

const AddRowsDialog = lazyComponent(
  async () => (await import("#ui/row-files/add-rows-dialog.tsx")).AddRowsDialog,
  LayerNotLoaded,
);
const AnswerSchemaDialog = lazyComponent(
  async () => (await import("#ui/parameters/answer-schema-dialog.tsx")).AnswerSchemaDialog,
  LayerNotLoaded,
);
const BatchDialog = lazyComponent(
  async () => (await import("#ui/batches/batch-dialog.tsx")).BatchDialog,
  LayerNotLoaded,
);
const BlindDialog = lazyComponent(async () => (await import("#ui/blind/blind-dialog.tsx")).BlindDialog, LayerNotLoaded);
const CapsuleLayer = lazyComponent(
  async () => (await import("#ui/capsule/capsule-layer.tsx")).CapsuleLayer,
  LayerNotLoaded,
);
const ChangesDialog = lazyComponent(
  async () => (await import("#ui/differences/changes-dialog.tsx")).ChangesDialog,
  LayerNotLoaded,
);
const ChecksDialog = lazyComponent(
  async () => (await import("#ui/checks/checks-dialog.tsx")).ChecksDialog,
  LayerNotLoaded,
);
const CodeDialog = lazyComponent(async () => (await import("#ui/export/code-dialog.tsx")).CodeDialog, LayerNotLoaded);
const ConfirmRunDialog = lazyComponent(
  async () => (await import("#ui/composer/confirm-run-dialog.tsx")).ConfirmRunDialog,
  LayerNotLoaded,
);
const ConnectionsDialog = lazyComponent(
  async () => (await import("#ui/connections/connections-dialog.tsx")).ConnectionsDialog,
  LayerNotLoaded,
);
const DifferencesDialog = lazyComponent(
  async () => (await import("#ui/variants/differences-dialog.tsx")).DifferencesDialog,
  LayerNotLoaded,
);
const EventsDialog = lazyComponent(
  async () => (await import("#ui/inspector/events-dialog.tsx")).EventsDialog,
  LayerNotLoaded,
);
const GalleryDialog = lazyComponent(
  async () => (await import("#ui/help/gallery-dialog.tsx")).GalleryDialog,
  LayerNotLoaded,
);
const ImportDialog = lazyComponent(
  async () => (await import("#ui/imports/import-dialog.tsx")).ImportDialog,
  LayerNotLoaded,
);
const MarkDialog = lazyComponent(async () => (await import("#ui/marks/mark-dialog.tsx")).MarkDialog, LayerNotLoaded);
const MocksDialog = lazyComponent(async () => (await import("#ui/tools/mocks-dialog.tsx")).MocksDialog, LayerNotLoaded);
const ModelsDialog = lazyComponent(
  async () => (await import("#ui/models/models-dialog.tsx")).ModelsDialog,
  LayerNotLoaded,
);
const NumbersDialog = lazyComponent(
  async () => (await import("#ui/numbers/numbers-dialog.tsx")).NumbersDialog,
  LayerNotLoaded,
);
const LibraryLayer = lazyComponent(
  async () => (await import("#ui/library/library-layer.tsx")).LibraryLayer,
  LayerNotLoaded,
);
const PaletteDialog = lazyComponent(
  async () => (await import("#ui/palette/palette-dialog.tsx")).PaletteDialog,
  LayerNotLoaded,
);
const ReplyDialog = lazyComponent(
  async () => (await import("#ui/transcript/reply-dialog.tsx")).ReplyDialog,
  LayerNotLoaded,
);
const RequestDialog = lazyComponent(
  async () => (await import("#ui/export/request-dialog.tsx")).RequestDialog,
  LayerNotLoaded,
);
const RowDialog = lazyComponent(async () => (await import("#ui/rows/row-dialog.tsx")).RowDialog, LayerNotLoaded);
const ShortcutsDialog = lazyComponent(
  async () => (await import("#ui/help/shortcuts-dialog.tsx")).ShortcutsDialog,
  LayerNotLoaded,
);
const StageDialog = lazyComponent(async () => (await import("#ui/stage/stage-dialog.tsx")).StageDialog, LayerNotLoaded);
const ToolsDialog = lazyComponent(async () => (await import("#ui/tools/tools-dialog.tsx")).ToolsDialog, LayerNotLoaded);
const UnlockDialog = lazyComponent(
  async () => (await import("#ui/connections/unlock-dialog.tsx")).UnlockDialog,
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
      <p className="p-4">This part of Étude could not be loaded. Reload the page when you are online.</p>
    </Dialog>
  );
}

export type LayerViewProps = { layer: Layer; column: { variantId: Id; letter: string; columnIndex: number } };

/** A layer over the page, by its kind. */
export function LayerView({ layer, column }: LayerViewProps): ReactNode {
  switch (layer.kind) {
    case "add-rows":
      return <AddRowsDialog given={layer.input} variantId={column.variantId} />;
    case "answer-schema":
      return <AnswerSchemaDialog variantId={column.variantId} letter={column.letter} />;
    case "batch":
      return <BatchDialog texts={layer.texts} />;
    case "blind":
      return <BlindDialog layer={layer} />;
    case "changes":
      return <ChangesDialog replyId={layer.replyId} />;
    case "checks":
      return <ChecksDialog />;
    case "code":
      return <CodeDialog variantId={column.variantId} replyId={layer.replyId} />;
    case "confirm-run":
      return <ConfirmRunDialog layer={layer} />;
    case "connections":
      return <ConnectionsDialog service={layer.service} reason={layer.reason} />;
    case "differences":
      return <DifferencesDialog />;
    case "events":
      return <EventsDialog replyId={layer.replyId} />;
    case "clear":
    case "data":
    case "export":
      return <CapsuleLayer layer={layer} />;
    case "gallery":
      return <GalleryDialog />;
    case "import":
      return layer.files?.every(({ name }) => isTableName(name)) === true ? (
        <AddRowsDialog given={toFileInput(layer.files)} variantId={column.variantId} />
      ) : (
        <ImportDialog files={layer.files} />
      );
    case "mark":
      return <MarkDialog layer={layer} />;
    case "mocks":
      return <MocksDialog variantId={column.variantId} call={layer.call} />;
    case "models":
      return <ModelsDialog variantId={column.variantId} />;
    case "numbers":
      return <NumbersDialog />;
    case "palette":
      return <PaletteDialog layer={layer} {...column} />;
    case "earlier-system-prompts":
    case "prompt":
    case "save-prompt":
    case "saved-settings":
      return <LibraryLayer layer={layer} {...column} />;
    case "reply":
      return <ReplyDialog replyId={layer.replyId} />;
    case "request":
      return <RequestDialog replyId={layer.replyId} />;
    case "row":
      return <RowDialog rowId={layer.rowId} />;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "stage":
      return <StageDialog layer={layer} chosenId={column.variantId} />;
    case "tools":
      return <ToolsDialog variantId={column.variantId} letter={column.letter} />;
    case "unlock":
      return <UnlockDialog connectionId={layer.connectionId} />;
    case "add-image":
    case "compare-images":
    case "document":
    case "edit":
    case "image":
    case "pages":
    case "passage":
    case "row-sizes":
      return <VisionLayer layer={layer} />;
    case "navigation":
      return (
        <Dialog title="Conversations" position="left" hasHeading={false} onClose={layerClosed}>
          <Navigation onChosen={layerClosed} />
        </Dialog>
      );
    case "parameters":
      return (
        <Dialog title="Parameters" position="right" hasHeading={false} onClose={layerClosed}>
          <ParameterPanel {...column} onClose={layerClosed} />
        </Dialog>
      );
    default:
      return assertNever(layer);
  }
}
