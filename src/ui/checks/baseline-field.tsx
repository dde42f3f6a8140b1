import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";

/** The choice of the column whose answers the others are compared with. */
export function BaselineField({ value, onChange }: { value: string; onChange: (variantId: string) => void }) {
  const columnIds = useColumnIds();
  const options = columnIds.map((id, index) => ({ value: id, label: `Variant ${formatColumnLetter(index)}` }));
  const isGone = !columnIds.includes(value);
  return (
    <Field label="Compared with">
      {(control) => (
        <Select
          {...control}
          look="field"
          options={isGone ? [{ value, label: "a column that is not shown" }, ...options] : options}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
