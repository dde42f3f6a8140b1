import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";

/** Headers that a server of one's own asks for beside the key: kept and bound to the address as the key is. */
export function HeaderField({
  text,
  error,
  onChange,
}: {
  text: string;
  /** What is wrong with them, where anything is. */
  error: string | undefined;
  onChange: (text: string) => void;
}) {
  return (
    <label className="flex flex-col gap-1">
      <span className="font-medium">Extra headers</span>
      <AutoTextarea
        value={text}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        placeholder="X-Team: research"
        aria-invalid={error !== undefined}
        aria-describedby="extra-headers-note"
        className="min-h-8 w-full rounded-[7px] border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-sm"
      />
      <span id="extra-headers-note" className={error === undefined ? "text-sm text-ink-3" : "text-sm text-danger"}>
        {error ??
          "One “Name: value” a line, for what the server asks for. They go only to this address and are kept as the key is; the server has to allow them (CORS)."}
      </span>
    </label>
  );
}
