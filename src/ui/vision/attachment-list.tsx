import { Columns2 } from "lucide-react";
import { type Attachment, isPictureAttachment, type PictureAttachment } from "#core/content/attachment.ts";
import { layerOpened } from "#state/layers.ts";
import { labelsSwitched } from "#state/vision/arrange-attachments.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { DocumentChip } from "./document-chip.tsx";
import { PictureChip } from "./picture-chip.tsx";

/** The attachments of the prompt as chips, in the order in which they are sent. */
export function AttachmentList({
  attachments,
  label = "Attachments",
}: {
  attachments: readonly Attachment[];
  label?: string;
}) {
  const isAlone = attachments.length === 1;
  const pictures = attachments.filter(isPictureAttachment);
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label={label} className="flex items-start gap-2">
        {attachments.map((attachment, index) =>
          isPictureAttachment(attachment) ? (
            <PictureChip
              key={attachment.id}
              attachment={attachment}
              index={index}
              number={pictures.indexOf(attachment) + 1}
              isAlone={isAlone}
            />
          ) : (
            <DocumentChip key={attachment.id} attachment={attachment} index={index} isAlone={isAlone} />
          ),
        )}
      </ul>
      {pictures.length > 1 && <PicturesToolbar pictures={pictures} />}
    </div>
  );
}

/** Actions on several pictures together. */
function PicturesToolbar({ pictures }: { pictures: readonly PictureAttachment[] }) {
  const [first, second] = pictures;
  return (
    <div className="sticky start-0 flex w-fit items-center gap-x-3 text-sm text-ink-2">
      <Checkbox
        label="Label images “Image 1:”"
        title="Sends “Image 1:” and so on before each image, so that the prompt can name it"
        isChecked={pictures.every(({ part }) => part.isLabelled)}
        onChange={labelsSwitched}
      />
      {first && second && (
        <Button
          look="ghost"
          onClick={() => layerOpened({ kind: "compare-images", left: first.part.blob, right: second.part.blob })}
        >
          <Columns2 size={14} strokeWidth={1.75} aria-hidden /> Compare images
        </Button>
      )}
    </div>
  );
}
