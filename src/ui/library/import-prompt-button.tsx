import { FileUp } from "lucide-react";
import { useRef } from "react";
import { importPromptFiles } from "#state/library/prompt-files.ts";
import { Button } from "#ui/kit/button.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** A button that adds prompts from files to the saved ones. */
export function ImportPromptButton({ isSmall = false, onDone }: { isSmall?: boolean; onDone?: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  return (
    <>
      {isSmall ? (
        <IconButton icon={FileUp} label="Import prompt" onClick={choose} />
      ) : (
        <Button look="ghost" onClick={choose}>
          Import prompt
        </Button>
      )}
      <FileInput
        ref={input}
        multiple
        accept=".json,application/json"
        aria-label="Prompt files"
        tabIndex={-1}
        onFiles={(files) => {
          void importPromptFiles(files);
          onDone?.();
        }}
      />
    </>
  );
}
