import type { RowLayout, RowSeparator } from "#core/row-files/row-table.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { Select } from "#ui/kit/select.tsx";

const SEPARATORS: readonly { value: RowSeparator; label: string }[] = [
  { value: "\t", label: "tabs" },
  { value: ",", label: "commas" },
  { value: ";", label: "semicolons" },
  { value: "|", label: "bars" },
  { value: "", label: "nothing: a line is a value" },
];

/** The fields by which a person corrects how a table was cut. */
export function LayoutFields({ layout, onChange }: { layout: RowLayout; onChange: (layout: RowLayout) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
      <Select
        label="Separated by"
        options={SEPARATORS}
        value={layout.separator}
        onChange={(separator) => onChange({ ...layout, separator })}
      />
      <Checkbox
        label="The first line has the names"
        isChecked={layout.hasHeader}
        onChange={(hasHeader) => onChange({ ...layout, hasHeader })}
      />
    </div>
  );
}
