import { openConversationChanged, useTitle } from "#state/document/documents.ts";

/** The title of the open conversation as an editable field. */
export function ConversationTitle() {
  const title = useTitle();
  return (
    <>
      <title>{title === "" ? "Étude" : `${title} · Étude`}</title>
      <h1 className="sr-only">{title || "Untitled"}</h1>
      <input
        id="title"
        aria-label="Title"
        dir="auto"
        value={title}
        placeholder="Untitled"
        autoComplete="off"
        onChange={(event) => {
          const next = event.target.value;
          openConversationChanged((before) => ({ ...before, title: next }));
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
        className="h-7 min-w-0 grow truncate rounded-control border border-transparent bg-transparent px-1.5 font-semibold placeholder:text-ink-2 hover:border-line focus:border-line-strong focus:bg-surface"
      />
    </>
  );
}
