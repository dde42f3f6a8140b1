import { useState } from "react";
import { GALLERY } from "#core/gallery/gallery.ts";
import type { GalleryItem } from "#core/gallery/gallery-item.ts";
import { chooseGalleryItem } from "#state/gallery/open-gallery-item.ts";
import { layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { GalleryThumbnail } from "./gallery-thumbnail.tsx";

/** Things to try, each of which opens beside the page's own conversations with answers to read and to play. */
export function GalleryDialog() {
  const [openingId, setOpeningId] = useState<string>();
  const open = async (item: GalleryItem) => {
    setOpeningId(item.id);
    if (await chooseGalleryItem(item)) {
      layerClosed();
      requestAnimationFrame(() => document.getElementById("run")?.focus());
    } else setOpeningId(undefined);
  };
  return (
    <Dialog title="Things to try" position="wide" onClose={layerClosed}>
      <DialogBody className="max-w-260">
        <p className="text-ink-2">
          Each opens beside your own conversations, plays without a key, and runs with one. The answers were written by
          hand for the gallery; no model gave them. “Ask Claude Opus 4.5” there gets its own.
        </p>
        <ul
          aria-label="Things to try"
          className="grid grid-cols-4 gap-3 max-lg:grid-cols-3 max-md:grid-cols-1 max-md:gap-2"
        >
          {GALLERY.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                data-press-once
                aria-busy={openingId === item.id}
                onClick={() => void open(item)}
                className="flex h-full w-full flex-col overflow-hidden rounded-panel border border-line bg-surface text-start transition-colors duration-100 hover:border-line-strong max-md:flex-row max-md:items-center"
              >
                <GalleryThumbnail item={item} />
                <span className="min-w-0 p-3 max-md:py-2">
                  <strong className="block font-semibold">{item.title}</strong>
                  <span className="block text-ink-2">{item.text}</span>
                  <span className="mt-1 block text-sm text-ink-3">{describeAnswers(item)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}

/** The origin of the answers of an item, on its card. */
function describeAnswers({ turns }: GalleryItem): string {
  const count = turns.reduce((sum, { answers }) => sum + answers.length, 0);
  return count === 1 ? "Written answer" : `${count} written answers`;
}
