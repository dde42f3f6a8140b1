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
    <div className="flex flex-col gap-1">
      <label htmlFor="extra-headers" className="font-medium">
        Extra headers
      </label>
      <AutoTextarea
        id="extra-headers"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        spellCheck={false}
        autoComplete="off"
        placeholder="X-Team: research"
        aria-invalid={error !== undefined}
        aria-describedby="extra-headers-note"
        className="min-h-8 w-full rounded-control border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-sm"
      />
      <span id="extra-headers-note" className={error === undefined ? "text-sm text-ink-3" : "text-sm text-danger"}>
        {error ??
          "One “Name: value” per line. Sent only to this address and stored like the key; the server must allow them (CORS)."}
      </span>
    </div>
  );
}
