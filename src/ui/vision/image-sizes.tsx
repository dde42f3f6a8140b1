import { useEffect, useId, useRef } from "react";
import type { PictureAttachment } from "#core/content/attachment.ts";
import { FULL_SCALE, listScales, parseScales, resolveSentPicture } from "#core/conversation/image-scales.ts";
import { formatBytes, formatCount, formatUsd } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId } from "#state/document/documents.ts";
import { drawSizes, applyTypedSizes } from "#state/vision/image-sizes.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** The sizes at which a picture is sent, with pixels, tokens and cost of each; several sizes make a column each. */
export function ImageSizes({
  attachment: { id, part, name, sizeBytes, sizes = "" },
}: {
  attachment: PictureAttachment;
}) {
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { limits, computeInputCost } = useFirstColumnModel();
  const openId = useOpenId();
  useMissingSizes(openId, id);
  const parsed = parseScales(sizes);
  const reason = parsed.type === "unreadable" ? parsed.reason : undefined;
  const scales = listScales(sizes);
  const hasRows = scales.length > 1 || scales.some((scale) => scale !== FULL_SCALE);
  return (
    <>
      <label className="mt-0.5 flex items-center gap-1">
        size
        <input
          ref={field}
          aria-label={`Sizes of ${name}`}
          aria-invalid={reason !== undefined}
          aria-describedby={reason === undefined ? undefined : noteId}
          title="1 is the attached size. Several sizes, such as 1, 1/2, 1/4, make a column each"
          value={sizes}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => void applyTypedSizes(id, event.target.value)}
          className="h-4.5 min-w-0 grow rounded-chip border border-line-strong bg-surface px-1 text-ink aria-invalid:border-danger"
        />
      </label>
      {sizes === "" && (
        <LinkButton
          aria-label={`Compare sizes of ${name}`}
          title="Sends the image at full, half and a quarter of its size, a column each"
          onClick={() => {
            void applyTypedSizes(id, "1, 1/2, 1/4");
            // The button goes with the first size.
            field.current?.focus();
          }}
        >
          Compare sizes
        </LinkButton>
      )}
      {reason !== undefined && (
        <p id={noteId} className="text-danger">
          {reason}
        </p>
      )}
      {hasRows && (
        <table aria-label={`Cost of the sizes of ${name}`} className="mt-1 w-full text-ink-2">
          <tbody>
            {scales.map((scale) => {
              const sent = resolveSentPicture({ ...part, sizeId: id }, { [id]: scale });
              const bytes =
                scale === FULL_SCALE ? sizeBytes : part.smaller?.find((each) => each.scale === scale)?.sizeBytes;
              const tokens = countImageTokens(fitImage(sent, limits));
              const usd = computeInputCost(tokens);
              return (
                <tr key={scale} className="[&>td]:ps-1.5 [&>td]:text-end">
                  <th scope="row" className="text-start font-semibold">
                    {scale}
                  </th>
                  <td>
                    {sent.widthPx}×{sent.heightPx}
                  </td>
                  <td>{bytes === undefined ? "drawing…" : formatBytes(bytes)}</td>
                  <td>{formatCount(tokens)} tok</td>
                  {usd !== undefined && usd > 0 && <td>{formatUsd(usd)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Draws the sizes that were not drawn when the page or the conversation was left. */
function useMissingSizes(conversationId: Id, attachmentId: Id): void {
  useEffect(() => void drawSizes(conversationId, attachmentId), [conversationId, attachmentId]);
}
