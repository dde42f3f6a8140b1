import { Plus, X } from "lucide-react";
import type { TypedHeader } from "#core/conversation/parse-hand-made.ts";
import type { EditableRequest } from "#state/replies/hand-made-request.ts";
import { Button } from "#ui/kit/button.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The headers of a request: those that are sent in any case, and those that can be changed or added. */
export function RequestHeaders({
  original,
  headers,
  faults,
  onChange,
}: {
  original: EditableRequest;
  headers: readonly TypedHeader[];
  /** The reason why a row cannot be sent, by its index. */
  faults: ReadonlyMap<number, string>;
  onChange: (headers: readonly TypedHeader[]) => void;
}) {
  const change = (index: number, part: Partial<TypedHeader>) =>
    onChange(headers.map((header, each) => (each === index ? { ...header, ...part } : header)));
  return (
    <div role="group" aria-label="Headers" className="flex flex-col gap-1.5">
      <p className="font-medium">Headers</p>
      <ul aria-label="Sent in any case" className="font-mono text-sm text-ink-2 wrap-anywhere" dir="ltr">
        {original.fixedHeaders.map(({ name, value }) => (
          <li key={name}>
            {name}: {value}
          </li>
        ))}
      </ul>
      {headers.map(({ name, value }, index) => {
        const isService = index < original.headers.length && original.serviceNames.includes(name);
        const fault = faults.get(index);
        const number = index + 1;
        return (
          // Rows have no other identity than their place: names are typed and may be the same.
          <div key={index} className="flex flex-col gap-0.5">
            <div className="flex flex-wrap items-center gap-1.5">
              <HeaderInput
                label={`Name of header ${number}`}
                value={name}
                isReadOnly={isService}
                fault={fault}
                className="w-56 grow"
                onChange={(next) => change(index, { name: next })}
              />
              <HeaderInput
                label={`Value of header ${number}`}
                value={value}
                fault={fault}
                className="w-56 grow"
                onChange={(next) => change(index, { value: next })}
              />
              <IconButton
                icon={X}
                label={`Remove header ${number}`}
                offReason={isService ? `${original.service} needs this header` : undefined}
                onClick={() => onChange(headers.filter((_, each) => each !== index))}
              />
            </div>
            {fault !== undefined && (
              <p role="alert" className="text-sm text-danger">
                {fault}
              </p>
            )}
          </div>
        );
      })}
      <Button className="self-start" onClick={() => onChange([...headers, { name: "", value: "" }])}>
        <Plus size={14} aria-hidden />
        Add header
      </Button>
      <p className="text-sm text-ink-3">
        Headers are kept with the reply, so none may carry a key. A service must allow those that you add (CORS).
      </p>
    </div>
  );
}

function HeaderInput({
  label,
  value,
  isReadOnly = false,
  fault,
  className,
  onChange,
}: {
  label: string;
  value: string;
  isReadOnly?: boolean;
  fault: string | undefined;
  className: string;
  onChange: (text: string) => void;
}) {
  return (
    <input
      aria-label={label}
      aria-invalid={fault !== undefined}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      readOnly={isReadOnly}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={joinClasses("h-8 font-mono text-sm read-only:bg-sunken", className, CONTROL_CLASSES)}
    />
  );
}
