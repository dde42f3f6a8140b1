import type { ReactNode } from "react";
import { useMemo } from "react";
import { fillPrompt } from "#core/conversation/fill-prompt.ts";
import type { PromptValues } from "#core/conversation/resolve-sent-prompt.ts";
import { resolveSentPrompt } from "#core/conversation/resolve-sent-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { SentText, TemplateText } from "./sent-text.tsx";
import { TURN_TEXT_CLASSES } from "./turn-text-classes.ts";

const NO_VALUES: readonly PromptValues[] = [];

/**
 * The text of a turn with markers as it was sent: once where all columns were sent the same, else in each column.
 * `isTemplateShown` shows it as it was written.
 */
export function TurnTexts({
  turnId,
  text,
  images,
  frame,
  visibleColumns,
  isTemplateShown,
}: {
  turnId: Id;
  text: string;
  images: ReactNode;
  /** The class names of what has the width of the page. */
  frame: string;
  visibleColumns: readonly IndexedColumn[];
  isTemplateShown: boolean;
}) {
  const valuesByColumn = useSettledValue<readonly PromptValues[]>(
    (conversation) => visibleColumns.map(({ variantId }) => resolveSentPrompt(conversation, turnId, variantId)),
    NO_VALUES,
  );
  const sent = useMemo(
    () =>
      visibleColumns.map(({ variantId }, index) => {
        const values = valuesByColumn[index] ?? { variables: {} };
        return { id: variantId, values, filled: fillPrompt(text, values) };
      }),
    [valuesByColumn, text, visibleColumns],
  );
  const [first] = sent;
  const isSame = sent.every(({ filled }) => filled === first?.filled);
  const isOnce = isSame || isTemplateShown;
  return (
    <>
      {(isOnce || images) && (
        <div className={frame}>
          {isOnce ? (
            <div className={TURN_TEXT_CLASSES}>
              {images}
              {isTemplateShown || !first ? (
                <TemplateText text={text} />
              ) : (
                <SentText text={text} values={first.values} />
              )}
            </div>
          ) : (
            images
          )}
        </div>
      )}
      {!isOnce && (
        <div style={getColumnGridStyle(sent.length)} className="column-grid divide-x divide-line">
          {sent.map(({ id, values }) => (
            <div key={id} data-variant={id} className="min-w-0 px-3.5">
              <div className={TURN_TEXT_CLASSES}>
                <SentText text={text} values={values} />
              </div>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
