import { findOverriddenPaths } from "#core/parameters/find-overridden-paths.ts";
import { checkExtraJson } from "#core/parameters/select-sendable.ts";
import type { Id, Parameters } from "#core/vocabulary.ts";
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { useSetting } from "#state/document/documents.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { ParameterHead } from "./parameter-head.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** A field for JSON that is merged into the body last. */
export function ExtraJson({
  variantId,
  sent,
  refused,
}: {
  variantId: Id;
  sent: Parameters;
  /** The service's message where it refused this JSON. */
  refused: string | undefined;
}) {
  const text = useSetting(variantId, "extraJson") ?? "";
  const error = checkExtraJson(text);
  const overriddenPaths = findOverriddenPaths(text, sent);
  return (
    <div role="group" aria-label="Extra JSON" className="px-3.5 py-2.75">
      <ParameterHead
        path="Extra JSON"
        isSet={text !== ""}
        isDisabled={false}
        onReset={() => extraJsonChanged(variantId, "")}
      >
        {text === "" && <span className="font-mono text-sm text-ink-3">none</span>}
      </ParameterHead>
      <AutoTextarea
        aria-label="Extra JSON"
        aria-describedby="extra-json-note"
        aria-invalid={error !== undefined || refused !== undefined}
        value={text}
        spellCheck={false}
        placeholder="{ … }"
        onChange={(event) => extraJsonChanged(variantId, event.target.value)}
        className={`mt-1 max-h-48 overflow-y-auto py-1 font-mono text-sm ${COMPACT_CLASSES}`}
      />
      <p
        id="extra-json-note"
        className={joinClasses("mt-0.75 text-xs", error || refused ? "text-danger" : "text-ink-3", "wrap-anywhere")}
      >
        {error ? `Invalid: ${error}.` : refused ? `Rejected by the service: ${refused}` : "added to the request as is"}
        {overriddenPaths.length > 0 && <b className="font-medium text-ink"> · replaces {overriddenPaths.join(", ")}</b>}
      </p>
    </div>
  );
}
