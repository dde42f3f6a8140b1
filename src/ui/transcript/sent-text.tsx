import { Fragment, Suspense, useState } from "react";
import { cutText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { PromptValues } from "#core/conversation/resolve-sent-prompt.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { scanTemplate } from "#core/templates/scan-template.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** Few variables are pictures. */
const StoredImage = lazyComponent(async () => (await import("#ui/vision/stored-image.tsx")).StoredImage);

/** The length above which the beginning of a value is shown until all of it is asked for. */
const LONG_VALUE = 600;

/** A prompt as it was sent, with what filled its markers set apart from its text. */
export function SentText({ text, values: { fillsMarkers, variables } }: { text: string; values: PromptValues }) {
  if (!fillsMarkers) return text;
  return scanTemplate(text).map((piece, index) => {
    if (!("name" in piece)) return <Fragment key={index}>{piece.text}</Fragment>;
    const value = getMarkerValue(variables, piece.name);
    return value === undefined ? (
      <Fragment key={index}>{piece.written}</Fragment>
    ) : (
      <FilledValue key={index} title={piece.written} value={value} />
    );
  });
}

/** The markers of a prompt set apart from its text. */
export function TemplateText({ text }: { text: string }) {
  return scanTemplate(text).map((piece, index) =>
    "name" in piece ? (
      <mark key={index} className="rounded-chip bg-accent-soft font-mono text-sm text-accent">
        {piece.written}
      </mark>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  );
}

function FilledValue({ title, value }: { title: string; value: string }) {
  const [isWhole, setWhole] = useState(false);
  const picture = parsePictureValue(value);
  if (picture)
    return (
      <span title={title} className="inline-block align-middle">
        <Suspense fallback={null}>
          <StoredImage part={picture} alt={title} className="h-24 w-auto rounded-card object-contain" />
        </Suspense>
      </span>
    );
  const isCut = value.length > LONG_VALUE && !isWhole;
  return (
    <>
      <mark title={title} className="rounded-chip bg-accent-soft box-decoration-clone text-accent">
        {isCut ? `${cutText(value, LONG_VALUE)}…` : value}
      </mark>
      {isCut && (
        <LinkButton onClick={() => setWhole(true)} className="ms-1.5">
          Show all {formatCount(value.length)} characters
        </LinkButton>
      )}
    </>
  );
}
