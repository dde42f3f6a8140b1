import type { ImagePart } from "#core/content/part.ts";
import { useBlobUrl } from "#state/vision/blob-urls.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** A stored picture with its size reserved, so that nothing moves when it loads. */
export function StoredImage({ part, alt, className }: { part: ImagePart; alt: string; className?: string }) {
  const url = useBlobUrl(part.blob);
  if (url === null)
    return (
      <span className={joinClasses("grid place-items-center text-xs text-ink-3", className)}>no longer stored</span>
    );
  return (
    <img
      src={url}
      alt={alt}
      width={part.widthPx}
      height={part.heightPx}
      draggable={false}
      className={joinClasses("block max-w-full", className)}
    />
  );
}
