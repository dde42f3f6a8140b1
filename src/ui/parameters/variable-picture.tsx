import { ImagePlus } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import { Button } from "#ui/kit/button.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

/** Few variables are pictures. */
const StoredImage = lazyComponent(async () => (await import("#ui/vision/stored-image.tsx")).StoredImage);

/** A picture as the value of a variable: a button that opens the file picker, with the picture that was chosen. */
export function VariablePicture({
  name,
  value,
  describedBy,
  onChange,
}: {
  /** The accessible name. */
  name: string;
  value: string;
  describedBy: string;
  onChange: (value: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<string | null>(null);
  const picture = parsePictureValue(value);
  const choose = async (file: File) => {
    const made = await makeValue(file);
    if ("reason" in made) setReason(made.reason);
    else {
      setReason(null);
      onChange(made.value);
    }
  };
  return (
    <div className="flex min-w-0 grow flex-col items-start gap-1.5">
      {picture && (
        <Suspense fallback={null}>
          <StoredImage
            part={picture}
            alt={describePicture(picture)}
            className="max-h-24 w-auto rounded-card object-contain"
          />
        </Suspense>
      )}
      <Button
        aria-label={`${picture ? "Change" : "Choose"} the picture of ${name}`}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        <ImagePlus size={15} strokeWidth={1.75} aria-hidden /> {picture ? "Change picture" : "Choose a picture"}
      </Button>
      <FileInput
        ref={input}
        accept="image/*,.heic,.heif,.avif"
        aria-label={`Picture of ${name}`}
        tabIndex={-1}
        onFiles={([file]) => void choose(file)}
      />
      {reason !== null && (
        <p role="alert" className="text-xs text-danger">
          {reason}
        </p>
      )}
    </div>
  );
}

async function makeValue(file: File): Promise<{ value: string } | { reason: string }> {
  try {
    const { makePictureValue } = await import("#state/edits/make-picture-value.ts");
    return await makePictureValue(file);
  } catch {
    return { reason: "The image reader is not loaded. Reload the page when you are online." };
  }
}
