import { getObject, isJsonObject, parseJson } from "#core/json.ts";
import type { SentWith } from "./conversation.ts";

/** True for a request that turns thinking on. */
export function isThinking({ parameters, extraJson }: Pick<SentWith, "parameters" | "extraJson">): boolean {
  const isOn =
    parameters["thinking.type"] !== "disabled" && Object.keys(parameters).some((path) => path.startsWith("thinking"));
  const extra = parseJson(extraJson);
  return isOn || (isJsonObject(extra) && "thinking" in extra);
}

/** True for a request whose answer has to be JSON, by a schema or not. */
export function hasSchema({ parameters, extraJson }: Pick<SentWith, "parameters" | "extraJson">): boolean {
  const extra = parseJson(extraJson);
  const named = isJsonObject(extra) ? extra : {};
  return (
    Object.entries(parameters).some(
      ([path, value]) =>
        /^(?:output_config\.format|output_format|response_format)\b/.test(path) &&
        !(path === "response_format.type" && value === "text"),
    ) ||
    "output_format" in named ||
    "response_format" in named ||
    "format" in getObject(named, "output_config")
  );
}
