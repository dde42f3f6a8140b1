import type { Example } from "#core/content/examples.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { preparationStarted } from "#state/document/intake.ts";
import { NOT_LOADED, showNotice } from "#state/notices.ts";

/** A card of an example: a click fills the composer with its prompt and its picture. */
export function ExampleCard({ example }: { example: Example }) {
  return (
    <li>
      <button
        type="button"
        data-press-once
        onClick={() => void chooseExample(example)}
        className="flex h-full w-full flex-col overflow-hidden rounded-panel border border-line bg-surface text-start transition-colors duration-100 hover:border-line-strong"
      >
        {example.image ? (
          <img
            src={example.image.path}
            alt=""
            width={240}
            height={120}
            className="h-24 w-full border-b border-line object-cover"
          />
        ) : (
          <span
            aria-hidden
            className="grid h-24 w-full place-items-center border-b border-line bg-sunken font-mono text-ink-3"
          >
            T 0 · 0.5 · 1
          </span>
        )}
        <span className="p-3">
          <strong className="block font-semibold">{example.title}</strong>
          <span className="text-ink-2">{example.text}</span>
        </span>
      </button>
    </li>
  );
}

/** Loads the code that fills in an example, and calls it; a run that is started meanwhile waits for it. */
async function chooseExample(example: Example): Promise<void> {
  const openId = getOpenConversation()?.id ?? "";
  const finished = preparationStarted(openId, example.title, true);
  try {
    const { applyExample } = await import("#state/edits/apply-example.ts");
    // What was opened meanwhile is not replaced.
    if (getOpenConversation()?.id === openId) await applyExample(example);
  } catch {
    showNotice({ tone: "danger", text: NOT_LOADED });
  } finally {
    finished();
  }
}
