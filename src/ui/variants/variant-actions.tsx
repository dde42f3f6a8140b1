import { Copy, Ellipsis, Square, X } from "lucide-react";
import { parseClaudeVersion } from "#core/models/claude-version.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId, useSetting, useThread } from "#state/document/documents.ts";
import { useIsVariantRunning } from "#state/document/use-replies.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";
import { variantChosen } from "#state/page-choices.ts";
import { modelAppliedToAll, settingsMadeDefault } from "#state/edits/column-settings.ts";
import {
  otherVariantsRemoved,
  variantCopied,
  variantMoved,
  variantRemoved,
  variantPauseChanged,
} from "#state/edits/variant-edits.ts";
import {
  answerViewChosen,
  columnBaselineChosen,
  useBaselineColumnId,
  useIsAnswerView,
} from "#state/differences/answer-view.ts";
import { layerOpened } from "#state/layers.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { Menu } from "#ui/kit/menu.tsx";
import { trySuccessorLazily } from "./try-successor-lazily.ts";

/** The actions of a column. */
export function VariantActions({
  variantId: id,
  isResting,
  letter,
  columnIndex,
  count,
  hasSheet,
  onRename,
}: {
  variantId: Id;
  isResting: boolean;
  letter: string;
  columnIndex: number;
  count: number;
  /** True where the parameters are a sheet. */
  hasSheet: boolean;
  onRename: () => void;
}) {
  const openId = useOpenId();
  const isRunning = useIsVariantRunning(id);
  const baselineId = useBaselineColumnId();
  const hasTurns = useThread().length > 0;
  const areDifferencesShown = useIsAnswerView("differences");
  const hasOthers = count > 1;
  const isClaude = parseClaudeVersion(useSetting(id, "modelId") ?? "") !== undefined;
  const duplicate = () => variantCopied(id, "behind");
  const rename = {
    label: "Rename",
    onChoose: () => {
      variantChosen(id);
      onRename();
    },
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
        onClick={duplicate}
      />
      {hasOthers && (
        <IconButton
          icon={X}
          label={`Remove variant ${letter}`}
          className="@max-3xs:hidden"
          onClick={() => variantRemoved(id)}
        />
      )}
      <Menu
        icon={Ellipsis}
        label={`More actions for variant ${letter}`}
        items={[
          ...(hasSheet
            ? [
                {
                  label: "Parameters",
                  onChoose: () => {
                    variantChosen(id);
                    layerOpened({ kind: "parameters" });
                  },
                },
              ]
            : []),
          rename,
          { label: "Duplicate", onChoose: duplicate },
          ...(isClaude ? [{ label: "Try the successor", onChoose: () => void trySuccessorLazily(id) }] : []),
          ...(hasOthers
            ? [
                {
                  label: isResting ? "Resume this column" : "Pause this column",
                  onChoose: () => variantPauseChanged(id, !isResting),
                },
                {
                  label: "Use as baseline",
                  offReason: hasTurns
                    ? areDifferencesShown && baselineId === id
                      ? "This is the baseline"
                      : undefined
                    : "There is no answer yet",
                  onChoose: () => columnBaselineChosen(id),
                },
                ...(areDifferencesShown
                  ? [{ label: "Hide differences", onChoose: () => answerViewChosen("answers") }]
                  : []),
                { label: "Remove", onChoose: () => variantRemoved(id) },
                { label: "Keep only this column", onChoose: () => otherVariantsRemoved(id) },
                { label: "Use this model in all columns", onChoose: () => modelAppliedToAll(id) },
                {
                  label: "Move left",
                  offReason: columnIndex === 0 ? "This is the first column" : undefined,
                  onChoose: () => variantMoved(id, columnIndex - 1),
                },
                {
                  label: "Move right",
                  offReason: columnIndex === count - 1 ? "This is the last column" : undefined,
                  onChoose: () => variantMoved(id, columnIndex + 1),
                },
              ]
            : []),
          { label: "Use as defaults for new conversations", onChoose: () => settingsMadeDefault(id) },
        ]}
      />
    </>
  );
}
