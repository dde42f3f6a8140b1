import { joinTexts } from "#core/content/join-texts.ts";
import type { Conversation, Turn } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listTurnParts } from "#core/conversation/turn-prompts.ts";
import { useColumnIds, useSettledValue } from "#state/document/documents.ts";
import { buildOwnRewriteId } from "#state/document/rewrites.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { editingOpened, variantChosen } from "#state/page-choices.ts";
import { sendEditedPrompts } from "#state/replies/run.ts";
import { versionImagesDiscarded } from "#state/vision/attachments.ts";
import { OwnImages } from "#ui/vision/own-images.tsx";
import { VersionImages } from "#ui/vision/version-images.tsx";
import { RewriteFields } from "./rewrite-fields.tsx";

const NO_TEXTS: readonly string[] = [];

/** Fields for a new version of a turn in which columns have prompts of their own, each under its column. */
export function EditOwnPrompts({
  turn,
  number,
  frame,
  visibleColumns,
}: {
  turn: Turn;
  number: number;
  /** The class names of what has the width of the page. */
  frame: string;
  visibleColumns: readonly IndexedColumn[];
}) {
  const columnIds = useColumnIds();
  const texts = useSettledValue<readonly string[]>(
    (conversation) => listTexts(conversation, turn, columnIds),
    NO_TEXTS,
  );
  return (
    <RewriteFields
      id={turn.id}
      label={`Edit turn ${number}`}
      frame={frame}
      texts={columnIds.map((columnId, index) => ({
        id: buildOwnRewriteId(turn.id, columnId),
        label: `Edit turn ${number}, prompt ${formatColumnLetter(index)}`,
        text: texts[index] ?? "",
        columnId,
        above: <OwnImages turn={turn} variantId={columnId} />,
        isHidden: !visibleColumns.some(({ variantId }) => variantId === columnId),
      }))}
      submitLabel="Send as a new version"
      onCancel={() => editingOpened(null)}
      onDiscard={() => versionImagesDiscarded(turn.id)}
      onEnterColumn={variantChosen}
      onSubmit={async (typed) => {
        const reason = await sendEditedPrompts(
          turn,
          columnIds.map((columnId, index) => ({ columnId, text: typed[index] ?? "" })),
        );
        if (reason === null) editingOpened(null);
        return reason;
      }}
    >
      <VersionImages turnId={turn.id} />
    </RewriteFields>
  );
}

const listTexts = (conversation: Conversation, turn: Turn, columnIds: readonly string[]): string[] =>
  columnIds.map((id) => joinTexts(listTurnParts(conversation, turn, id)));
