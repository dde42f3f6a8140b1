import { Ellipsis } from "lucide-react";
import { restoreVersion } from "#core/library/edit-prompt.ts";
import type { PromptVersion, SavedPrompt } from "#core/library/saved-prompt.ts";
import { formatVersionNumber, getNewestVersion } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { copyText } from "#state/clipboard.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { openPromptVersion } from "#state/library/open-prompt.ts";
import { createStamp } from "#state/library/create-stamp.ts";
import { changeSavedPrompt, deletePromptWithUndo } from "#state/library/prompt-edits.ts";
import { downloadPrompt } from "#state/library/prompt-files.ts";
import { Menu } from "#ui/kit/menu.tsx";

/** A menu of further actions on a prompt and its chosen version. */
export function PromptMenu({
  prompt,
  version,
  onRestored,
}: {
  prompt: SavedPrompt;
  version: PromptVersion;
  onRestored: (versionId: Id) => void;
}) {
  const number = formatVersionNumber(prompt, version.id);
  const isNewest = getNewestVersion(prompt).id === version.id;
  const restore = async () => {
    const stamp = createStamp();
    if (await changeSavedPrompt(prompt.id, (stored) => restoreVersion(stored, version.id, stamp))) onRestored(stamp.id);
  };
  return (
    <Menu
      icon={Ellipsis}
      text="More"
      label={`More for ${prompt.name}`}
      items={[
        {
          label: `Restore ${number} as the newest version`,
          offReason: isNewest ? "It is the newest version" : undefined,
          onChoose: () => void restore(),
        },
        { label: `Copy the prompt of ${number}`, onChoose: () => void copyText(version.text, "Prompt") },
        ...(version.settings.system === ""
          ? []
          : [
              {
                label: `Copy the system prompt of ${number}`,
                onChoose: () => void copyText(version.settings.system, "System prompt"),
              },
            ]),
        {
          label: `Open ${number} as code`,
          onChoose: () => {
            openPromptVersion(prompt, version);
            layerOpened({ kind: "code" });
          },
        },
        { label: "Download as a file", onChoose: () => void downloadPrompt(prompt) },
        {
          label: "Delete this prompt",
          onChoose: () => {
            void deletePromptWithUndo(prompt);
            layerClosed();
          },
        },
      ]}
    />
  );
}
