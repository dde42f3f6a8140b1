import {
  changeVariableKind,
  changeVariableValues,
  makeVariableOwn,
  shareVariable,
} from "#core/conversation/change-variable.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import type { Id } from "#core/vocabulary.ts";
import { openConversationChanged } from "#state/document/documents.ts";

/** Sets the values of a variable: one, or several of which a run makes a column each. */
export function variableTyped(variantId: Id, name: string, values: readonly string[]): void {
  openConversationChanged((before) => changeVariableValues(before, variantId, name, values));
}

export function variableKindChosen(name: string, kind: VariableKind): void {
  openConversationChanged((before) => changeVariableKind(before, name, kind));
}

/** Gives a column a value of its own. */
export function variableMadeOwn(variantId: Id, name: string): void {
  openConversationChanged((before) => makeVariableOwn(before, variantId, name));
}

/** Gives every column the value of one. */
export function variableShared(variantId: Id, name: string): void {
  openConversationChanged((before) => shareVariable(before, variantId, name));
}
