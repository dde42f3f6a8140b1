import type { Marker } from "#core/templates/scan-template.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Part } from "#core/content/part.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";
import { resolveSettings } from "./settings.ts";
import { parseVariableName } from "./variable-path.ts";

/** The texts of a turn. */
export function listTexts(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
}

/** The markers that settings fill in their system prompt, in a turn's texts and in a prefill; none where braces are text. */
export function listSettingsMarkers(
  { system, prefill = "", areBracesText }: Pick<Settings, "system" | "prefill" | "areBracesText">,
  texts: readonly string[],
): Marker[] {
  return areBracesText ? [] : listMarkers([system, ...texts, prefill]);
}

/** True for the path of a field, but that of a marker only where it is one of these. */
export function isUsedPath(path: Path, markers: readonly Marker[]): boolean {
  const name = parseVariableName(path);
  return name === undefined || markers.some((marker) => marker.name === name);
}

/**
 * The markers with wordings that a run makes columns of in a variant. A variant keeps the wording it has where another
 * one plays another wording of the same marker, and where a turn runs again.
 */
export function listOpenWordings(
  conversation: Conversation,
  variantId: Id,
  markers: readonly Marker[],
  isAgain: boolean,
): Extract<Marker, { kind: "wordings" }>[] {
  const own = resolveSettings(conversation, variantId).variables;
  return markers
    .filter((marker) => marker.kind === "wordings")
    .filter(({ name }) => {
      if (!Object.hasOwn(own, name)) return true;
      if (isAgain) return false;
      return !conversation.variants.some(({ id, isRemoved }) => {
        const { variables } = resolveSettings(conversation, id);
        return !isRemoved && Object.hasOwn(variables, name) && variables[name] !== own[name];
      });
    });
}
