import { Camera, FileText, MonitorUp } from "lucide-react";
import type { RefObject } from "react";
import { useEffect, useRef, useState } from "react";
import { layerClosed } from "#state/layers.ts";
import { attachFiles } from "#state/vision/attach-files.ts";
import { attachFromAddress, canCaptureScreen, attachScreen } from "#state/vision/image-sources.ts";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";
import { Note } from "#ui/kit/note.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { CameraPreview } from "./camera-preview.tsx";

/** A dialog that attaches a picture from an address, the camera, a screen or a window, and a document from a file. */
export function AddImageDialog() {
  const [address, setAddress] = useState("");
  const [isCameraOpen, setCameraOpen] = useState(false);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const fetching = useAbortOnUnmount();
  const documents = useRef<HTMLInputElement>(null);
  const addImageFrom = async (source: string, addImage: () => Promise<string | null>) => {
    setBusyWith(source);
    setReason(null);
    const refusal = await addImage();
    setBusyWith(null);
    setReason(refusal);
    if (refusal !== null) return;
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog title="Add an image or a document" isUnsaved={address.trim() !== ""} onClose={layerClosed}>
      <DialogBody>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            fetching.current = new AbortController();
            const { signal } = fetching.current;
            void addImageFrom("address", () => attachFromAddress(address, signal));
          }}
        >
          <TextField
            label="Address of an image"
            isLiteral
            hint={
              <span aria-live="polite">
                {busyWith === "address"
                  ? "Waiting for the server (at most 20 seconds)."
                  : "This browser loads the image, without cookies. Some servers do not let other pages read their images."}
              </span>
            }
            value={address}
            inputMode="url"
            placeholder="https://"
            onChange={setAddress}
            trailing={
              <>
                <Button
                  type="submit"
                  className="h-8"
                  offReason={busyWith === null ? undefined : "An image is being added"}
                >
                  {busyWith === "address" ? "Fetching…" : "Fetch"}
                </Button>
                {busyWith === "address" && (
                  <Button className="h-8" onClick={() => fetching.current?.abort()}>
                    Cancel
                  </Button>
                )}
              </>
            }
          />
        </form>
        {isCameraOpen ? (
          <CameraPreview
            onError={(sentence) => {
              setReason(sentence);
              setCameraOpen(false);
            }}
            onCapture={(addImage) => void addImageFrom("camera", addImage)}
          />
        ) : (
          <div className="flex flex-wrap gap-2 border-t border-line pt-4">
            <Button
              onClick={() => {
                setReason(null);
                setCameraOpen(true);
              }}
            >
              <Camera size={15} strokeWidth={1.75} aria-hidden /> Camera
            </Button>
            <Button onClick={() => documents.current?.click()}>
              <FileText size={15} strokeWidth={1.75} aria-hidden /> PDF or text
            </Button>
            <FileInput
              ref={documents}
              multiple
              accept=".pdf,text/*,.md,.csv,.json,.docx,.xlsx"
              aria-label="Document files"
              tabIndex={-1}
              onFiles={(files) => {
                layerClosed();
                void attachFiles(files);
                focusPrompt();
              }}
            />
            {canCaptureScreen() && (
              <Button
                offReason={busyWith === null ? undefined : "An image is being added"}
                onClick={() => void addImageFrom("screen", attachScreen)}
              >
                <MonitorUp size={15} strokeWidth={1.75} aria-hidden /> Screen or window
              </Button>
            )}
          </div>
        )}
        {reason !== null && (
          <Note tone="danger" role="alert">
            {reason}
          </Note>
        )}
      </DialogBody>
    </Dialog>
  );
}

/** A place for the controller of what is being fetched, which is aborted when the dialog closes. */
function useAbortOnUnmount(): RefObject<AbortController | undefined> {
  const controller = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => controller.current?.abort(), []);
  return controller;
}
