import { Copy, Ellipsis, Square, X } from "lucide-react";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import type { Id } from "#core/vocabulary.ts";
import { listMenuItems } from "#state/actions/action.ts";
import { COLUMN_MENU, type ColumnSubject } from "#state/actions/column-actions.ts";
import { useBaselineColumnId, useIsAnswerView } from "#state/differences/answer-view.ts";
import { useOpenId, useSetting, useThread } from "#state/document/documents.ts";
import { useIsVariantRunning } from "#state/document/use-replies.ts";
import { variantCopied, variantRemoved } from "#state/edits/variant-edits.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Menu } from "#ui/kit/menu.tsx";

/** The actions of a column. */
export function VariantActions({
  variantId: id,
  isResting,
  letter,
  columnIndex,
  count,
  hasSheet,
  isPinned,
  canPin,
}: {
  variantId: Id;
  isResting: boolean;
  letter: string;
  columnIndex: number;
  count: number;
  /** True where the parameters are a sheet. */
  hasSheet: boolean;
  /** True for the column that stays at the left, and where one can. */
  isPinned: boolean;
  canPin: boolean;
}) {
  const openId = useOpenId();
  const isRunning = useIsVariantRunning(id);
  const hasOthers = count > 1;
  const subject: ColumnSubject = {
    variantId: id,
    columnIndex,
    count,
    isResting,
    isRunning,
    isClaude: parseClaudeVersion(useSetting(id, "modelId") ?? "") !== undefined,
    hasTurns: useThread().length > 0,
    areDifferencesShown: useIsAnswerView("differences"),
    isBaseline: useBaselineColumnId() === id,
    hasSheet,
    isPinned,
    canPin,
  };
  return (
    <>
      {hasOthers && isRunning && (
        <IconButton
          data-press-once
          icon={Square}
          label={`Stop variant ${letter}`}
          onClick={() => stopVariant(openId, id)}
        />
      )}
      {/* The menu has these too: in a narrow column they would cover its settings. */}
      <IconButton
        icon={Copy}
        label={`Duplicate variant ${letter}`}
        className={hasOthers ? "@max-3xs:hidden" : undefined}
        onClick={() => variantCopied(id, "behind")}
      />
      {hasOthers && (
        <IconButton
          icon={X}
          label={`Remove variant ${letter}`}
          className="@max-3xs:hidden"
          onClick={() => variantRemoved(id)}
        />
      )}
      <Menu icon={Ellipsis} label={`More actions for variant ${letter}`} items={listMenuItems(COLUMN_MENU, subject)} />
    </>
  );
}
