/** A piece of a reply as it stands, under a title. */
export function RawText({ title, text }: { title: string; text: string }) {
  return (
    <figure className="mb-2.5 overflow-hidden rounded-lg border border-line bg-sunken">
      <figcaption className="border-b border-line px-3 py-1 text-sm font-medium">{title}</figcaption>
      <pre
        tabIndex={0}
        aria-label={title}
        role="region"
        className="max-h-64 overflow-auto px-3 py-2 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
    </figure>
  );
}
