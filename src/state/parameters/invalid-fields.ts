import type { Id, Path } from "#core/vocabulary.ts";
import { create } from "zustand";

/** What stands in a field and cannot be read as a value: nothing runs while a field shows what would not be sent. */
export type FieldError = { path: Path; text: string; reason: string };

const useFieldErrors = create<{ fields: Record<string, FieldError> }>()(() => ({ fields: {} }));
const nameOf = (variantId: Id, path: Path) => `${variantId}:${path}`;

/** A field of a variant cannot be read as it stands; undefined where it can again. */
export function setFieldError(variantId: Id, path: Path, fieldError: FieldError | undefined): void {
  useFieldErrors.setState((state) => {
    const { [nameOf(variantId, path)]: before, ...fields } = state.fields;
    if (!fieldError) return before ? { fields } : state;
    return { fields: { ...fields, [nameOf(variantId, path)]: fieldError } };
  });
}

/** Every field of a variant that cannot be read. */
export function listFieldErrors(variantId: Id): FieldError[] {
  return Object.entries(useFieldErrors.getState().fields)
    .filter(([name]) => name.startsWith(`${variantId}:`))
    .map(([, fieldError]) => fieldError);
}

export const useFieldError = (variantId: Id, path: Path): FieldError | undefined =>
  useFieldErrors(({ fields }) => fields[nameOf(variantId, path)]);
