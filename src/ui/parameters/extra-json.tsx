import { findOverriddenPaths } from "#core/parameters/find-overridden-paths.ts";
import { checkExtraJson } from "#core/parameters/select-sendable.ts";
import { EXTRA_JSON } from "#core/conversation/find-refused-parameters.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { isLeftOut, listFieldPaths, type ModelCorrection } from "#core/parameters/model-corrections.ts";
import { useModelCorrections } from "#state/connections/model-corrections.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { extraJsonChanged } from "#state/edits/settings-edits.ts";
import { useSetting } from "#state/document/documents.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { PanelCapabilities } from "./use-panel-state.ts";
import { usePanelValue } from "./use-panel-state.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

const NO_PATHS: readonly Path[] = [];

function findLeftOut(text: string, corrections: readonly ModelCorrection[]): Path[] {
  const extra = parseJson(text);
  return listFieldPaths(isJsonObject(extra) ? extra : {}).filter((path) =>
    corrections.some((each) => each.path === path && isLeftOut(path, [each])),
  );
}

/** A field for JSON that is merged into the body last. */
export function ExtraJson({ variantId, capabilities }: { variantId: Id; capabilities: PanelCapabilities }) {
  const text = useSetting(variantId, "extraJson") ?? "";
  const error = checkExtraJson(text);
  // The service's message where it refused this JSON.
  const refused = usePanelValue(variantId, capabilities, (state) => state.refused[EXTRA_JSON], undefined);
  const corrections = useModelCorrections(
    useSetting(variantId, "connectionId") ?? "demo",
    useSetting(variantId, "modelId") ?? "",
  );
  const leftOut = corrections.length === 0 ? [] : findLeftOut(text, corrections);
  const overriddenPaths = usePanelValue<readonly Path[]>(
    variantId,
    capabilities,
    ({ sent }) => findOverriddenPaths(text, sent),
    NO_PATHS,
  );
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
        {leftOut.length > 0 && (
          <b className="font-medium text-ink"> · leaves out {leftOut.join(", ")}, refused by this model</b>
        )}
        {overriddenPaths.length > 0 && <b className="font-medium text-ink"> · replaces {overriddenPaths.join(", ")}</b>}
      </p>
    </div>
  );
}
