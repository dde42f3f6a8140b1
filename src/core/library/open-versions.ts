import { parsePresetId } from "#core/connections/presets.ts";
import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { createConversation } from "#core/conversation/create-conversation.ts";
import { changeAllSettings } from "#core/conversation/edit-variants.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { buildVariablePath } from "#core/conversation/variable-path.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import { fillTemplate, listMarkers } from "#core/templates/scan-template.ts";
import { isSameJson } from "#core/json.ts";
import type { Id, Sha256 } from "#core/vocabulary.ts";
import type { PromptSettings, PromptVersion, SavedPicture, SavedPrompt } from "./saved-prompt.ts";
import { formatVersionNumber } from "./saved-prompt.ts";

/** A conversation to open, with the text and the pictures of its composer. */
export type OpenedVersions = { conversation: Conversation; text: string; pictures: readonly SavedPicture[] };

/** A conversation with the settings of a version. */
export function openVersion(prompt: SavedPrompt, version: PromptVersion, newId: () => Id): OpenedVersions {
  const conversation = createConversation(newId(), newId(), resolveService(version.settings));
  const { swept, variableKinds } = version;
  return {
    conversation: {
      ...conversation,
      title: prompt.name,
      ...(variableKinds && { variableKinds }),
      variants: conversation.variants.map((variant) => ({ ...variant, ...(swept && { swept }) })),
      madeFrom: [{ promptId: prompt.id, versionId: version.id }],
    },
    text: version.text,
    pictures: version.pictures ?? [],
  };
}

/**
 * A conversation with a column for each of two versions. Where their texts differ, the prompt is a variable with each
 * column's text as its value, filled as the version would send it; the reason where a version does not say how.
 */
export function openSideBySide(
  prompt: SavedPrompt,
  versions: readonly [PromptVersion, PromptVersion],
  newId: () => Id,
): OpenedVersions | { reason: string } {
  const [{ pictures = [] }, { pictures: others = [] }] = versions;
  if (!isSameJson(pictures.map(getBlob), others.map(getBlob))) return { reason: "Their pictures differ" };
  const columns = versions[0].text === versions[1].text ? versions.map(keepText) : shareText(prompt, versions);
  if ("reason" in columns) return columns;
  const [first, second] = columns;
  if (!first || !second) return { reason: "A version is missing." };
  const { variables } = second.settings;
  const common = Object.entries(first.settings.variables).filter(
    ([name, value]) => Object.hasOwn(variables, name) && variables[name] === value,
  );
  const shared: Settings = { ...first.settings, variables: Object.fromEntries(common) };
  // What a column does not have, it would have from the shared settings.
  if (!second.settings.areBracesText) delete shared.areBracesText;
  if (second.settings.prefill === undefined) delete shared.prefill;
  if (second.settings.caching === undefined) delete shared.caching;
  const kinds = { ...versions[0].variableKinds, ...versions[1].variableKinds };
  const conversation: Conversation = {
    ...createConversation(newId(), newId(), shared),
    title: prompt.name,
    ...(Object.keys(kinds).length > 0 && { variableKinds: kinds }),
    variants: columns.map(({ settings, version: { id, swept } }) => ({
      id: newId(),
      name: formatVersionNumber(prompt, id),
      overrides: settings,
      ...(swept && { swept }),
    })),
    madeFrom: versions.map(({ id }) => ({ promptId: prompt.id, versionId: id })),
  };
  // What both have alike becomes shared.
  return { conversation: changeAllSettings(conversation, () => ({})), text: first.text, pictures };
}

const getBlob = ({ blob }: SavedPicture): Sha256 => blob;

/** Settings from elsewhere may name a service that is unknown here; then the demo answers, under its own name. */
function resolveService(settings: PromptSettings): PromptSettings {
  if (parsePresetId(settings.connectionId) !== undefined) return settings;
  return { ...settings, connectionId: "demo", modelId: DEMO_MODEL_ID };
}

type Column = { version: PromptVersion; text: string; settings: PromptSettings };

function keepText(version: PromptVersion): Column {
  return { version, text: version.text, settings: resolveService(version.settings) };
}

function shareText(prompt: SavedPrompt, versions: readonly PromptVersion[]): Column[] | { reason: string } {
  const taken = new Set(
    versions.flatMap(({ settings }) => [
      ...Object.keys(settings.variables),
      ...listMarkers([settings.system, settings.prefill ?? ""]).map(({ name }) => name),
    ]),
  );
  let name = "prompt";
  while (taken.has(name)) name += "_";
  const columns: Column[] = [];
  for (const version of versions) {
    const { text, settings, swept = {} } = version;
    const { areBracesText, ...rest } = settings;
    const open = areBracesText
      ? []
      : listMarkers([text]).filter(
          (marker) => !Object.hasOwn(settings.variables, marker.name) || buildVariablePath(marker.name) in swept,
        );
    const number = formatVersionNumber(prompt, version.id);
    if (open[0]) return { reason: `The texts differ, and ${number} has no one value for {{${open[0].name}}}` };
    const pictured = areBracesText ? undefined : listMarkers([text]).find((marker) => isPicture(settings, marker.name));
    if (pictured) return { reason: `The texts differ, and ${number} fills {{${pictured.name}}} with a picture` };
    const literal = areBracesText && [settings.system, settings.prefill ?? ""].some((each) => each.includes("{{"));
    if (literal) return { reason: `The texts differ, and ${number} takes the braces in its system prompt literally` };
    const value = areBracesText ? text : fillTemplate(text, settings.variables);
    columns.push({
      version,
      text: `{{${name}}}`,
      settings: { ...resolveService(rest), variables: { ...settings.variables, [name]: value } },
    });
  }
  return columns;
}

/** True for a marker that a picture fills, which no text can hold. */
function isPicture({ variables }: PromptSettings, name: string): boolean {
  return parsePictureValue(getMarkerValue(variables, name) ?? "") !== undefined;
}
