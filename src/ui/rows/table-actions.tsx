import { Ellipsis, FileUp } from "lucide-react";
import { isBatchOpen } from "#core/batches/is-batch-open.ts";
import type { Id } from "#core/vocabulary.ts";
import { listMenuItems } from "#state/actions/action.ts";
import { ADD_CHECK, ADD_ROWS, COMPARE_SIZES, SHOW_AS_CHAT } from "#state/actions/experiment-actions.ts";
import { useOpen } from "#state/document/documents.ts";
import { showAsChat } from "#state/edits/row-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { useIsPhone } from "#state/window-width.ts";
import { useBatchAction } from "#ui/batches/use-batch-action.ts";
import { Button } from "#ui/kit/button.tsx";
import { Menu, type MenuItem } from "#ui/kit/menu.tsx";

/** An action of the table; the title says what it does where the label does not. */
type Action = MenuItem & { title?: string };

/** The actions of the whole table: buttons in a row, on a phone a menu. */
export function TableActions({
  isSingleRow,
  hasPictures,
  answeredTurnId,
  canCompare,
}: {
  isSingleRow: boolean;
  /** True where rows have pictures, whose sizes can be compared. */
  hasPictures: boolean;
  /** The turn whose answers the table shows; null where there is no answer. */
  answeredTurnId: Id | null;
  /** True where there are several columns. */
  canCompare: boolean;
}) {
  const hasOpenBatch = useOpen(({ settled }) => Object.values(settled.batches ?? {}).some(isBatchOpen), false);
  const batch = useBatchAction();
  const isPhone = useIsPhone();
  const actions: Action[] = [];
  if (isSingleRow)
    actions.push({
      label: SHOW_AS_CHAT.label,
      title: "Its values and its answers stay",
      offReason: hasOpenBatch ? "A batch is not answered yet" : undefined,
      onChoose: showAsChat,
    });
  if (hasPictures)
    actions.push({
      label: COMPARE_SIZES.label,
      title: "Sends the pictures of the rows at several sizes, a column each",
      onChoose: () => layerOpened({ kind: "row-sizes" }),
    });
  if (batch) actions.push(batch);
  actions.push(...listMenuItems([ADD_CHECK], undefined));
  if (answeredTurnId !== null) {
    const turnId = answeredTurnId;
    actions.push({ label: "Mark by hand", onChoose: () => layerOpened({ kind: "mark", turnId }) });
    if (canCompare) actions.push({ label: "Compare blind", onChoose: () => layerOpened({ kind: "blind", turnId }) });
  }
  const addRows = () => layerOpened({ kind: "add-rows" });
  if (isPhone)
    return (
      <Menu
        icon={Ellipsis}
        label="Actions of the table"
        items={[...actions, { label: ADD_ROWS.label, onChoose: addRows }]}
      />
    );
  return (
    <>
      {actions.map(({ label, title, offReason, onChoose }) => (
        <Button key={label} look="ghost" title={title} offReason={offReason} onClick={onChoose}>
          {label}
        </Button>
      ))}
      <Button look="ghost" onClick={addRows}>
        <FileUp size={14} aria-hidden /> {ADD_ROWS.label}
      </Button>
    </>
  );
}
