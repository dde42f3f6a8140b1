import { joinTexts } from "#core/content/join-texts.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import type { PromptValues } from "#core/conversation/resolve-sent-prompt.ts";
import { resolveSentPrompt } from "#core/conversation/resolve-sent-prompt.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { useTurnParts } from "#state/document/use-turn-parts.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { OwnImages } from "#ui/vision/own-images.tsx";
import { SentText, TemplateText } from "./sent-text.tsx";
import { TURN_TEXT_CLASSES } from "./turn-text-classes.ts";

const NO_VALUES: PromptValues = { variables: {} };

/**
 * The prompts of a turn in which columns have their own, each above its reply as it was sent. `isTemplateShown` shows them
 * as they were written.
 */
export function OwnPrompts({
  turn,
  isAlone,
  frame,
  visibleColumns,
  isTemplateShown,
}: {
  turn: Turn;
  /** True where there is no other column. */
  isAlone: boolean;
  /** The class names of what has the width of the page. */
  frame: string;
  visibleColumns: readonly IndexedColumn[];
  isTemplateShown: boolean;
}) {
  const prompts = visibleColumns.map(({ variantId }) => (
    <div key={variantId} data-variant={variantId} className={isAlone ? frame : "min-w-0 px-3.5"}>
      <OwnPrompt turn={turn} variantId={variantId} isTemplateShown={isTemplateShown} />
    </div>
  ));
  return isAlone ? (
    prompts
  ) : (
    <div style={getColumnGridStyle(prompts.length)} className="column-grid divide-x divide-line">
      {prompts}
    </div>
  );
}

function OwnPrompt({ turn, variantId, isTemplateShown }: { turn: Turn; variantId: Id; isTemplateShown: boolean }) {
  const text = joinTexts(useTurnParts(turn.id, variantId));
  const values = useSettledValue((conversation) => resolveSentPrompt(conversation, turn.id, variantId), NO_VALUES);
  return (
    <div className={TURN_TEXT_CLASSES}>
      <OwnImages turn={turn} variantId={variantId} />
      {isTemplateShown ? <TemplateText text={text} /> : <SentText text={text} values={values} />}
    </div>
  );
}
