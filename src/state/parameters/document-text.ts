import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";

/** The text typed as a document of each model, which outlives its field: a sheet over the page closes at one key. */
const useDocumentTexts = create<Record<string, string>>()(() => ({}));
onReset(() => useDocumentTexts.setState({}, true));

const buildKey = (connectionId: Id, modelId: string): string => `${connectionId} ${modelId}`;

/** Keeps what was typed as the document of a model; "" once it is used. */
export function documentTyped(connectionId: Id, modelId: string, text: string): void {
  useDocumentTexts.setState({ [buildKey(connectionId, modelId)]: text });
}

/** The text that was typed as the document of a model and is not used yet. */
export function useDocumentText(connectionId: Id, modelId: string): string {
  return useDocumentTexts((texts) => texts[buildKey(connectionId, modelId)] ?? "");
}
