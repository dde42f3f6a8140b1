import { carryLimit } from "#core/parameters/answer-limit.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { computeExclusions } from "#core/parameters/rules.ts";
import type { SpecSource } from "#core/parameters/spec-source.ts";
import type { Path } from "#core/vocabulary.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import type { KeptSettings } from "./saved-settings.ts";

/** A setting that a model would not be sent; without a reason, because the model does not take it. */
export type UnsentSetting = { path: Path; reason?: string };

/** The kept settings that would not be sent to a model with these parameters, by name. */
export function listUnsentSettings(
  { parameters, swept = {} }: KeptSettings,
  { source, specs }: { source: SpecSource; specs: readonly ParameterSpec[] },
): UnsentSetting[] {
  const carried = carryLimit(specs, parameters);
  const isTaken = (path: Path) => specs.some((spec) => spec.path === path);
  const exclusions = computeExclusions(source, carried);
  const paths = [...new Set([...Object.keys(carried), ...Object.keys(swept)])];
  return paths.flatMap((path): UnsentSetting[] => {
    if (path === MODEL_PATH) return [];
    if (!isTaken(path)) return [{ path }];
    const reason = exclusions[path]?.reason;
    return reason === undefined ? [] : [{ path, reason }];
  });
}
