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
  const visibleIds = visibleColumns.map(({ variantId }) => variantId);
  // In the order in which the columns stand.
  const ids = [...visibleIds, ...columnIds.filter((id) => !visibleIds.includes(id))];
  const texts = useSettledValue<readonly string[]>((conversation) => listTexts(conversation, turn, ids), NO_TEXTS);
  return (
    <RewriteFields
      id={turn.id}
      label={`Edit turn ${number}`}
      frame={frame}
      texts={ids.map((columnId, index) => ({
        id: buildOwnRewriteId(turn.id, columnId),
        label: `Edit turn ${number}, prompt ${formatColumnLetter(columnIds.indexOf(columnId))}`,
        text: texts[index] ?? "",
        columnId,
        above: <OwnImages turn={turn} variantId={columnId} />,
        isHidden: !visibleIds.includes(columnId),
      }))}
      submitLabel="Send as a new version"
      onCancel={() => editingOpened(null)}
      onDiscard={() => versionImagesDiscarded(turn.id)}
      onEnterColumn={variantChosen}
      onSubmit={async (typed) => {
        const reason = await sendEditedPrompts(
          turn,
          columnIds.map((columnId) => ({ columnId, text: typed[ids.indexOf(columnId)] ?? "" })),
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
