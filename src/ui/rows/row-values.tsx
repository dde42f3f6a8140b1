import { Suspense } from "react";
import { cutText } from "#core/cut-text.ts";
import { describePicture, parsePictureValue } from "#core/conversation/picture-value.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

const StoredImage = lazyComponent(async () => (await import("#ui/vision/stored-image.tsx")).StoredImage);

/** The characters of a value that a cell shows at most. */
const MAX_CHARS = 200;
/** The values of a row that are shown; the others are counted. */
const MAX_VALUES = 4;

/** The values of a row: pictures as thumbnails, then texts under their names where there are several. */
export function RowValues({ values, names }: { values: Readonly<Record<string, string>>; names: readonly string[] }) {
  const given = names.flatMap((name) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? "") : "";
    return value === "" ? [] : [{ name, value, picture: parsePictureValue(value) }];
  });
  const texts = given.filter(({ picture }) => !picture);
  if (given.length === 0) return <span className="text-sm text-ink-3">no values</span>;
  return (
    <span className="flex min-w-0 grow items-start gap-2">
      {given.map(
        ({ name, picture }) =>
          picture && (
            <Suspense key={name} fallback={<span className="size-13 shrink-0" />}>
              <StoredImage
                part={picture}
                alt={`${name}: ${describePicture(picture)}`}
                className="size-13 shrink-0 rounded-control border border-line object-cover"
              />
            </Suspense>
          ),
      )}
      <span className="flex min-w-0 grow flex-col gap-0.5">
        {texts.slice(0, MAX_VALUES).map(({ name, value }) => (
          <span key={name} className="line-clamp-3 text-sm [unicode-bidi:plaintext] wrap-anywhere">
            {names.length > 1 && texts.length > 1 && <span className="text-ink-3">{name} </span>}
            {cutText(value, MAX_CHARS)}
          </span>
        ))}
        {texts.length > MAX_VALUES && (
          <span className="text-xs text-ink-3">and {texts.length - MAX_VALUES} more values</span>
        )}
      </span>
    </span>
  );
}
