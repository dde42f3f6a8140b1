import { useState } from "react";
import { captureSettings } from "#core/library/capture-settings.ts";
import { listSettingChanges } from "#core/library/list-setting-changes.ts";
import { listUnsentSettings } from "#core/library/list-unsent-settings.ts";
import type { SavedSettings } from "#core/library/saved-settings.ts";
import { summarizeChanges } from "#core/library/summarize-changes.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds, useSettledConversation } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { deleteSettingsWithUndo, renameSettings, settingsApplied } from "#state/library/settings-edits.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { Button } from "#ui/kit/button.tsx";
import { ComparisonCell, ComparisonTable } from "#ui/kit/comparison-table.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { Select } from "#ui/kit/select.tsx";
import { CommittedField } from "./committed-field.tsx";

/** Saved settings with what applying them would change, and the ways to apply, rename and delete them. */
export function ChosenSettings({ saved, variantId, letter }: { saved: SavedSettings; variantId: Id; letter: string }) {
  const columnIds = useColumnIds();
  const [isForAll, setForAll] = useState(false);
  const targetIds = isForAll ? columnIds : [variantId];
  const isSeveral = columnIds.length > 1;
  const { changes, unsent } = useEffects(saved, targetIds);
  const offReason = changes.length > 0 ? undefined : "Nothing would change";
  return (
    <>
      <div className="flex min-h-0 grow flex-col gap-4 overflow-y-auto p-4">
        <CommittedField
          label="Name"
          value={saved.name}
          onCommit={(name) => {
            if (name !== "") void renameSettings(saved.id, name);
          }}
        />
        {isSeveral && (
          <Select
            label="Apply to"
            options={[
              { value: "one", label: `column ${letter}` },
              { value: "all", label: columnIds.length === 2 ? "both columns" : `all ${columnIds.length} columns` },
            ]}
            value={isForAll ? "all" : "one"}
            onChange={(value) => setForAll(value === "all")}
          />
        )}
        {changes.length === 0 ? (
          <p className="text-sm text-ink-2">
            Nothing would change:{" "}
            {isForAll ? "every column has" : isSeveral ? `column ${letter} has` : "all are set as"}{" "}
            {isSeveral ? "these settings." : "saved."}
          </p>
        ) : (
          <ComparisonTable
            heads={["Would change", "now", "saved"]}
            rows={changes.map(({ path, before, after }) => ({
              name: path,
              cells: (
                <>
                  <ComparisonCell text={before} absent="not sent" />
                  <ComparisonCell text={after} absent="not sent" />
                </>
              ),
            }))}
          />
        )}
        {unsent.map((sentence) => (
          <p key={sentence} className="text-sm text-ink-2 wrap-anywhere">
            {sentence}
          </p>
        ))}
      </div>
      <DialogFooter>
        <span className="me-auto">
          <Button look="ghost" onClick={() => void deleteSettingsWithUndo(saved)}>
            Delete
          </Button>
        </span>
        <Button
          look="primary"
          offReason={offReason}
          onClick={() => {
            settingsApplied(saved, targetIds);
            layerClosed();
          }}
        >
          Apply{isSeveral && (isForAll ? (columnIds.length === 2 ? " to both" : " to all") : ` to ${letter}`)}
        </Button>
      </DialogFooter>
    </>
  );
}

/** The changes that applying would make in some columns, and a sentence for each kept setting that would not be sent. */
function useEffects({ kept }: SavedSettings, targetIds: readonly Id[]) {
  const conversation = useSettledConversation();
  const resolveCapabilities = useCapabilitiesLookup();
  const columnIds = useColumnIds();
  if (!conversation) return { changes: [], unsent: [] };
  const columns = targetIds.map((id) => ({
    letter: formatColumnLetter(columnIds.indexOf(id)),
    changes: listSettingChanges(captureSettings(conversation, id, kept.model !== undefined), kept),
  }));
  const unsent = targetIds.flatMap((id) => {
    const model = kept.model ?? resolveSettings(conversation, id);
    return listUnsentSettings(kept, resolveCapabilities(model)).map(({ path, reason }) =>
      reason === undefined
        ? `${path} is not sent: ${model.modelId || "this model"} does not take it.`
        : `${path} is not sent: ${reason}.`,
    );
  });
  return { changes: summarizeChanges(columns), unsent: [...new Set(unsent)] };
}
