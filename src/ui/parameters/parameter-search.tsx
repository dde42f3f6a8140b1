/** Finds parameters by their names and by what the schema says of them. */
export function ParameterSearch({
  query,
  foundCount,
  onChange,
}: {
  query: string;
  foundCount: number;
  onChange: (query: string) => void;
}) {
  return (
    <div className="flex items-center gap-2 border-b border-line px-3.5 py-2">
      <input
        type="search"
        aria-label="Find a parameter"
        placeholder="find a parameter"
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="min-w-0 grow rounded-chip border border-line bg-surface px-1.5 py-px text-xs"
      />
      <span className="shrink-0 font-mono text-xs text-ink-3">{foundCount}</span>
    </div>
  );
}
