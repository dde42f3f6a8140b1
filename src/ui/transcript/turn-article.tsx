import {
  Braces,
  ChevronLeft,
  ChevronRight,
  Columns2,
  Link,
  Pencil,
  RotateCw,
  Rows3,
  Scale,
  Trash2,
} from "lucide-react";
import { memo, useState } from "react";
import type { Conversation, Turn } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import { joinTexts } from "#core/content/join-texts.ts";
import { listSiblings } from "#core/conversation/turn-tree.ts";
import type { Id } from "#core/vocabulary.ts";
import { copyText } from "#state/clipboard.ts";
import { copyPlaceLink } from "#state/document/copy-place-link.ts";
import { useColumnIds, useIsTableOpen, useOpenValue, useTurn } from "#state/document/documents.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import { versionsCompared } from "#state/edits/compare-turn-versions.ts";
import { turnDeleted, turnVersionShown } from "#state/edits/turn-edits.ts";
import { layerOpened } from "#state/layers.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { editingOpened, useIsEditing } from "#state/page-choices.ts";
import { runAgainFromHere, sendEditedTurn } from "#state/replies/run.ts";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { TurnImages } from "#ui/vision/turn-images.tsx";
import { BreakpointLabel } from "#ui/models/breakpoint-label.tsx";
import { VersionImages } from "#ui/vision/version-images.tsx";
import { versionImagesDiscarded } from "#state/vision/attachments.ts";
import { EditOwnPrompts } from "./edit-own-prompts.tsx";
import { OwnPrompts } from "./own-prompts.tsx";
import { TURN_TEXT_CLASSES } from "./turn-text-classes.ts";
import { TurnTexts } from "./turn-texts.tsx";
import { RewriteField } from "./rewrite-field.tsx";

/** Few turns are kept as rows. */
async function keep(turn: Turn): Promise<void> {
  const { turnKept } = await import("#state/edits/keep-as-row.ts");
  turnKept(turn);
}

/** The user's message of a turn, with its versions. */
export const TurnArticle = memo(function TurnArticle({
  turnId,
  number,
  frame,
  visibleColumns,
  isAlone,
  isLast,
}: {
  turnId: Id;
  number: number;
  /** The class names of what has the width of the page. */
  frame: string;
  visibleColumns: readonly IndexedColumn[];
  /** True where there is no other column. */
  isAlone: boolean;
  isLast: boolean;
}) {
  const turn = useTurn(turnId);
  const isEditing = useIsEditing(turnId);
  // The table shows the prompt as written, for all rows.
  const isTable = useIsTableOpen();
  const [isTemplateShown, setTemplateShown] = useState(false);
  const firstParts = useTurnParts(turnId, visibleColumns[0]?.variantId ?? "");
  if (!turn) return null;
  const text = joinTexts(visibleColumns.length === 1 ? firstParts : turn.parts);
  const cache = firstParts.findLast((part) => part.kind === "text")?.cache;
  const hasMarkers = listMarkers([text]).length > 0;
  return (
    <article aria-label={`Turn ${number}`} className="group mb-4.5">
      <div className={frame}>
        <div className="mb-1 flex h-6 items-center gap-2 touch:h-11 text-xs font-semibold text-ink-3">
          <h2>User</h2>
          <TurnVersions turn={turn} />
          {turn.own && !isAlone && <OwnPromptColumns turn={turn} />}
          <span className="ms-auto flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100">
            {!isLast && (
              <IconButton
                data-press-once
                icon={RotateCw}
                label="Regenerate from here"
                onClick={() => void runAgainFromHere(turn)}
              />
            )}
            {hasMarkers && !isTable && (
              <IconButton
                icon={Braces}
                label="Show as written"
                title="Show as written, with {{ }}"
                aria-pressed={isTemplateShown}
                onClick={() => setTemplateShown(!isTemplateShown)}
              />
            )}
            {!isAlone && (
              <IconButton
                icon={Scale}
                label="Compare blind"
                title="Compare the answers without the names of their columns"
                onClick={() => layerOpened({ kind: "blind", turnId })}
              />
            )}
            <CopyButton onCopy={() => copyText(text, "The turn was")} />
            <IconButton
              icon={Link}
              label="Copy link to this turn"
              title="Copy a link to this turn. It opens in this browser only"
              onClick={() => void copyPlaceLink({ turnId })}
            />
            {!isTable && (
              <IconButton
                data-press-once
                icon={Rows3}
                label="Keep as a row"
                title="Keep as a row of an experiment"
                onClick={() => void keep(turn)}
              />
            )}
            <IconButton icon={Pencil} label="Edit" onClick={() => editingOpened(turn.id)} />
            <IconButton icon={Trash2} label="Delete" onClick={() => turnDeleted(turn.id)} />
          </span>
        </div>
      </div>
      {isEditing && turn.own ? (
        <EditOwnPrompts turn={turn} number={number} frame={frame} visibleColumns={visibleColumns} />
      ) : isEditing ? (
        <div className={frame}>
          <TurnImages turn={turn} />
          <RewriteField
            id={turn.id}
            label={`Edit turn ${number}`}
            text={text}
            submitLabel="Send as a new version"
            onCancel={() => editingOpened(null)}
            onDiscard={() => versionImagesDiscarded(turn.id)}
            onSubmit={async (next) => {
              const reason = await sendEditedTurn(turn, next);
              if (reason === null) editingOpened(null);
              return reason;
            }}
          >
            <VersionImages turnId={turn.id} />
          </RewriteField>
        </div>
      ) : turn.own ? (
        <OwnPrompts
          turn={turn}
          isAlone={isAlone}
          frame={frame}
          visibleColumns={visibleColumns}
          isTemplateShown={isTemplateShown}
        />
      ) : text.includes("{{") ? (
        <TurnTexts
          turnId={turnId}
          text={text}
          images={turn.parts.length > 1 ? <TurnImages turn={turn} /> : null}
          frame={frame}
          visibleColumns={visibleColumns}
          isTemplateShown={isTemplateShown}
        />
      ) : (
        <div className={frame}>
          <div className={TURN_TEXT_CLASSES}>
            <TurnImages turn={turn} />
            {text}
          </div>
        </div>
      )}
      {!isEditing && cache && (
        <div className={frame}>
          <BreakpointLabel life={cache} />
        </div>
      )}
    </article>
  );
});

/** The columns in which a turn has a prompt of its own. */
function OwnPromptColumns({ turn: { own = {} } }: { turn: Turn }) {
  const letters = useColumnIds().flatMap((id, index) => (Object.hasOwn(own, id) ? [formatColumnLetter(index)] : []));
  return <span className="min-w-0 truncate font-normal">Prompt of its own in {letters.join(", ")}</span>;
}

const NO_TURNS: readonly Turn[] = [];

function TurnVersions({ turn }: { turn: Turn }) {
  const versions = useOpenValue<Conversation["turns"], readonly Turn[]>(
    ({ settled }) => settled.turns,
    (turns) => listSiblings(turns, turn),
    NO_TURNS,
  );
  if (versions.length < 2) return null;
  const versionIndex = versions.findIndex(({ id }) => id === turn.id);
  const show = (version: Turn | undefined) => version && turnVersionShown(version.id);
  return (
    <span className="flex items-center font-mono font-normal">
      <IconButton
        icon={ChevronLeft}
        label="Previous version"
        offReason={versionIndex === 0 ? "This is the first version" : undefined}
        onClick={() => show(versions[versionIndex - 1])}
      />
      {versionIndex + 1} of {versions.length}
      <IconButton
        icon={ChevronRight}
        label="Next version"
        offReason={versionIndex === versions.length - 1 ? "This is the last version" : undefined}
        onClick={() => show(versions[versionIndex + 1])}
      />
      <IconButton
        icon={Columns2}
        label="Compare versions"
        title="Open each version as a column, with the answers it has"
        onClick={() => versionsCompared(turn)}
      />
    </span>
  );
}
