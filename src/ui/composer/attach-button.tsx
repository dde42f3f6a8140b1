import { ChevronDown, ImagePlus } from "lucide-react";
import { memo, useRef } from "react";
import { attachFiles } from "#state/vision/attach-files.ts";
import { FileInput } from "#ui/kit/file-input.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** A button that opens the file picker of pictures and documents, and one for other sources of them. */
export const AttachButton = memo(function AttachButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="ghost" aria-label="Attach image" onClick={() => input.current?.click()}>
        <ImagePlus size={15} strokeWidth={1.75} aria-hidden /> <span className="max-sm:hidden">Image</span>
      </Button>
      <IconButton
        icon={ChevronDown}
        label="More ways to add an image"
        className="-ms-2"
        onClick={() => layerOpened({ kind: "add-image" })}
      />
      <FileInput
        ref={input}
        multiple
        accept="image/*,.heic,.heif,.avif,.pdf,text/*,.md,.csv,.json,.docx,.xlsx"
        aria-label="Image files"
        tabIndex={-1}
        onFiles={(files) => {
          void attachFiles(files);
          focusPrompt();
        }}
      />
    </>
  );
});
