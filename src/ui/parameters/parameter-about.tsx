/** What the schema says of a parameter, on demand. */
export function ParameterAbout({ path, text }: { path: string; text: string }) {
  return (
    <details className="text-ink-2 open:basis-full">
      <summary aria-label={`About ${path}`} className="w-fit cursor-pointer text-ink-3 hover:text-ink">
        about
      </summary>
      <p className="mt-1 max-h-60 overflow-y-auto break-words whitespace-pre-line">{text}</p>
    </details>
  );
}
