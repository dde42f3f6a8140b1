import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { useOpenId } from "#state/document/documents.ts";
import { onReset } from "#state/reset-state.ts";

/** The conversation whose run is being prepared long enough to say so; "" for none. Runs are prepared one after another. */
const usePreparation = create<{ conversationId: Id }>()(() => ({ conversationId: "" }));
onReset(() => preparationChanged(""));

/** Records which conversation's run is being prepared; "" for none. */
export function preparationChanged(conversationId: Id): void {
  if (usePreparation.getState().conversationId !== conversationId) usePreparation.setState({ conversationId });
}

/** True while the requests of a large run of the open conversation are being prepared, before anything is sent. */
export const useIsRunPrepared = (): boolean => {
  const openId = useOpenId();
  return usePreparation(({ conversationId }) => conversationId === openId && openId !== "");
};
