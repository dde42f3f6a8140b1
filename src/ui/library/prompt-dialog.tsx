import { useRef, useState } from "react";
import { parseTags, renamePrompt } from "#core/library/edit-prompt.ts";
import type { PromptVersion, SavedPrompt } from "#core/library/saved-prompt.ts";
import { formatVersionNumber, getNewestVersion } from "#core/library/saved-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { layerClosed } from "#state/layers.ts";
import { explainNotSideBySide, openPromptVersion, openVersionsSideBySide } from "#state/library/open-prompt.ts";
import { changeSavedPrompt } from "#state/library/prompt-edits.ts";
import { useSavedPrompts } from "#state/library/saved-prompts.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Select } from "#ui/kit/select.tsx";
import { CommittedField } from "./committed-field.tsx";
import { PromptMenu } from "./prompt-menu.tsx";
import { VersionList } from "./version-list.tsx";
import { VersionUses } from "./version-uses.tsx";
import { VersionView } from "./version-view.tsx";

/** A saved prompt: its versions, the difference between any two, and the ways to open, restore and hand on one. */
export function PromptDialog({ promptId }: { promptId: Id }) {
  const { prompts, isLoaded } = useSavedPrompts();
  const prompt = prompts.find(({ id }) => id === promptId);
  if (prompt) return <LoadedPrompt prompt={prompt} />;
  return (
    isLoaded && (
      <Dialog title="Saved prompt" onClose={layerClosed}>
        <p className="p-4">This prompt is not saved any more.</p>
      </Dialog>
    )
  );
}

const NONE = "";

function LoadedPrompt({ prompt }: { prompt: SavedPrompt }) {
  const { versions } = prompt;
  const newest = getNewestVersion(prompt);
  const [chosenId, setChosenId] = useState(newest.id);
  const [otherId, setOtherId] = useState<Id>();
  const openButton = useRef<HTMLButtonElement>(null);
  const chosen = versions.find(({ id }) => id === chosenId) ?? newest;
  const before = versions[versions.indexOf(chosen) - 1];
  const other =
    otherId === NONE ? undefined : (versions.find(({ id }) => id === otherId && id !== chosen.id) ?? before);
  const number = formatVersionNumber(prompt, chosen.id);
  const open = (show: () => void) => {
    show();
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog title={prompt.name} position="wide" initialFocus={openButton} onClose={layerClosed}>
      <div className="flex min-h-0 w-208 max-w-full grow max-sm:flex-col max-sm:overflow-y-auto sm:h-120">
        <div className="flex min-h-0 shrink-0 flex-col gap-3 border-line p-4 max-sm:border-b sm:w-68 sm:overflow-y-auto sm:border-e">
          <CommittedField
            label="Name"
            value={prompt.name}
            onCommit={(name) => void changeSavedPrompt(prompt.id, (stored) => renamePrompt(stored, name))}
          />
          <CommittedField
            label="Tags"
            placeholder="none"
            value={prompt.tags.join(", ")}
            onCommit={(typed) => void changeSavedPrompt(prompt.id, (stored) => ({ ...stored, tags: parseTags(typed) }))}
          />
          <VersionList prompt={prompt} chosenId={chosen.id} onChoose={setChosenId} />
        </div>
        <div className="flex min-w-0 grow flex-col gap-3 p-4 sm:overflow-y-auto">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="font-semibold">{number}</h3>
            {versions.length > 1 && (
              <Select
                label="compared with"
                options={[
                  { value: NONE, label: "none" },
                  ...versions
                    .filter(({ id }) => id !== chosen.id)
                    .map(({ id }) => ({ value: id, label: formatVersionNumber(prompt, id) })),
                ]}
                value={other?.id ?? NONE}
                onChange={setOtherId}
              />
            )}
          </div>
          <VersionView version={chosen} before={other} />
          <VersionUses promptId={prompt.id} versionId={chosen.id} />
        </div>
      </div>
      <DialogFooter>
        <span className="me-auto">
          <PromptMenu prompt={prompt} version={chosen} onRestored={setChosenId} />
        </span>
        {other && <BesideButton prompt={prompt} versions={[other, chosen]} onOpen={open} />}
        <Button ref={openButton} look="primary" onClick={() => open(() => openPromptVersion(prompt, chosen))}>
          Open {number}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function BesideButton({
  prompt,
  versions,
  onOpen,
}: {
  prompt: SavedPrompt;
  versions: readonly [PromptVersion, PromptVersion];
  onOpen: (show: () => void) => void;
}) {
  const [left, right] = versions.map(({ id }) => formatVersionNumber(prompt, id));
  return (
    <Button
      offReason={explainNotSideBySide(prompt, versions)}
      onClick={() => onOpen(() => openVersionsSideBySide(prompt, versions))}
    >
      Open {left} beside {right}
    </Button>
  );
}
