import { changeVariant } from "#core/conversation/change-variant.ts";
import { changeSettings, changeSharedSettings } from "#core/conversation/settings.ts";
import type { Id } from "#core/vocabulary.ts";
import { openConversationChanged } from "#state/document/documents.ts";

/** Sets the beginning of the answers of all columns, or of one alone; undefined gives it that of all again. */
export function prefillChanged(prefill: string | undefined, variantId?: Id): void {
  openConversationChanged((before) => {
    if (variantId === undefined) return changeSharedSettings(before, { prefill: prefill ?? "" });
    return changeVariant(before, variantId, (variant) => {
      const { prefill: _before, ...overrides } = variant.overrides;
      return { ...variant, overrides: prefill === undefined ? overrides : { ...overrides, prefill } };
    });
  });
}

/** Takes double braces in prompts as text, or fills them again. */
export function bracesTakenLiterally(areBracesText: boolean): void {
  openConversationChanged((before) => {
    const { areBracesText: _before, ...shared } = before.shared;
    return { ...before, shared: areBracesText ? { ...shared, areBracesText } : shared };
  });
}

/** Sets a column's own system prompt; undefined restores the shared one. */
export function columnSystemChanged(variantId: Id, system: string | undefined): void {
  openConversationChanged((before) =>
    changeVariant(before, variantId, (variant) => {
      const { system: _before, ...overrides } = variant.overrides;
      return { ...variant, overrides: system === undefined ? overrides : { ...overrides, system } };
    }),
  );
}

export function extraJsonChanged(variantId: Id, extraJson: string): void {
  openConversationChanged((before) => changeSettings(before, variantId, { extraJson }));
}
