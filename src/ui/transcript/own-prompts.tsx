import { joinTexts } from "#core/content/join-texts.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import type { PromptValues } from "#core/conversation/resolve-sent-prompt.ts";
import { resolveSentPrompt } from "#core/conversation/resolve-sent-prompt.ts";
import { listPartIndexes } from "#core/conversation/turn-prompts.ts";
import { useSettledValue } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { TurnImages } from "#ui/vision/turn-images.tsx";
import { SentText, TemplateText } from "./sent-text.tsx";
import { TURN_TEXT_CLASSES } from "./turn-text-classes.ts";

const NO_VALUES: readonly PromptValues[] = [];
const NO_INDEXES: readonly string[] = [];

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
  const values = useSettledValue<readonly PromptValues[]>(
    (conversation) => visibleColumns.map(({ variantId }) => resolveSentPrompt(conversation, turn.id, variantId)),
    NO_VALUES,
  );
  const indexes = useSettledValue<readonly string[]>(
    (conversation) => visibleColumns.map(({ variantId }) => listPartIndexes(conversation, turn, variantId).join()),
    NO_INDEXES,
  );
  const prompts = visibleColumns.map(({ variantId }, position) => {
    const own = (indexes[position] ?? "").split(",").map(Number);
    const text = joinTexts(own.flatMap((index) => turn.parts[index] ?? []));
    return (
      <div key={variantId} data-variant={variantId} className={isAlone ? frame : "min-w-0 px-3.5"}>
        <div className={TURN_TEXT_CLASSES}>
          <TurnImages turn={turn} indexes={own} />
          {isTemplateShown ? (
            <TemplateText text={text} />
          ) : (
            <SentText text={text} values={values[position] ?? { variables: {} }} />
          )}
        </div>
      </div>
    );
  });
  return isAlone ? (
    prompts
  ) : (
    <div style={getColumnGridStyle(prompts.length)} className="column-grid divide-x divide-line">
      {prompts}
    </div>
  );
}
