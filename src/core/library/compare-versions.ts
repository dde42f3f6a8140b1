import { describeValue } from "#core/conversation/describe-combination.ts";
import {
  buildVariablePath,
  describeWording,
  parseVariableName,
  parseVariableValues,
} from "#core/conversation/variable-path.ts";
import { isSameJson, stringOrEmpty } from "#core/json.ts";
import { nameService } from "./name-service.ts";
import type { SavedPicture, WrittenPrompt } from "./saved-prompt.ts";

/** A text that differs between two versions, or a setting, whose value is undefined where it has none. */
export type VersionChange =
  | { kind: "text"; name: string; before: string; after: string }
  | { kind: "setting"; name: string; before: string | undefined; after: string | undefined };

/** Everything that differs between two versions: texts first, then settings. */
export function compareVersions(before: WrittenPrompt, after: WrittenPrompt): VersionChange[] {
  const texts = listVersionTexts(before).flatMap(([name, old], index): VersionChange[] => {
    const now = listVersionTexts(after)[index]?.[1] ?? "";
    return old === now ? [] : [{ kind: "text", name, before: old, after: now }];
  });
  const old = listSettings(before);
  const now = listSettings(after);
  const settings = [...new Set([...old.keys(), ...now.keys()])].flatMap((name): VersionChange[] => {
    const [one, other] = [old.get(name), now.get(name)];
    return isSameJson(one?.value, other?.value)
      ? []
      : [{ kind: "setting", name, before: one?.shown, after: other?.shown }];
  });
  return [...texts, ...settings];
}

/** The texts of a version by the names under which they are shown; "" for none. */
export function listVersionTexts({
  text,
  settings: { system, prefill = "", extraJson },
}: WrittenPrompt): [name: string, text: string][] {
  return [
    ["prompt", text],
    ["system prompt", system],
    ["beginning of the answer", prefill],
    ["extra JSON", extraJson],
  ];
}

type Setting = { value: Parameters<typeof isSameJson>[0]; shown: string };

/** The settings of a version, as they are shown. */
export function listVersionSettings(version: WrittenPrompt): { name: string; shown: string }[] {
  return [...listSettings(version)].map(([name, { shown }]) => ({ name, shown }));
}

/** The settings by the name under which they are shown. */
function listSettings({
  settings,
  pictures = [],
  variableKinds = {},
  swept = {},
}: WrittenPrompt): Map<string, Setting> {
  const { connectionId, modelId, parameters, variables, areBracesText } = settings;
  const entries: [string, Setting][] = [
    ...(pictures.length === 0 ? [] : [["pictures", describePictures(pictures)] satisfies [string, Setting]]),
    ["model", { value: modelId, shown: modelId || "none" }],
    ["service", { value: connectionId, shown: nameService(connectionId) }],
    ["braces", { value: areBracesText ?? false, shown: areBracesText ? "literal" : "filled" }],
    ...Object.entries(parameters).map(([path, value]): [string, Setting] => [
      path,
      { value, shown: describeValue({ value }, path) },
    ]),
    ...Object.entries(variables).map(([name, value]): [string, Setting] => [
      `{{${name}}}`,
      { value, shown: describeValue({ value }, buildVariablePath(name)) },
    ]),
    ...Object.entries(variableKinds).map(([name, kind]): [string, Setting] => [
      `kind of {{${name}}}`,
      { value: kind, shown: kind.kind === "choice" ? `one of ${kind.choices.join(", ")}` : kind.kind },
    ]),
    // What is typed in a field stands before the value that it had.
    ...Object.entries(swept).map(([path, typed]): [string, Setting] => {
      const variable = parseVariableName(path);
      return variable === undefined
        ? [path, { value: [typed], shown: typed }]
        : [`{{${variable}}}`, { value: [typed], shown: describeVariableValues(typed) }];
    }),
  ];
  return new Map(entries);
}

/** Pictures by their names; what they say to readers, and their labels, are part of them. */
function describePictures(pictures: readonly SavedPicture[]): Setting {
  return {
    value: pictures.map(({ blob, alt = "", isLabelled = false }) => [blob, alt, isLabelled]),
    shown: pictures.map(({ name }) => name).join(", "),
  };
}

/** Typed values of a variable in few words, pictures by their sizes. */
function describeVariableValues(typed: string): string {
  const parsed = parseVariableValues(typed);
  if (parsed.type !== "several") return typed;
  return parsed.values.map(({ value }) => describeWording(stringOrEmpty(value))).join(" | ");
}
