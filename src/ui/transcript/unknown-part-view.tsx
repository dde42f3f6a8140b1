import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty } from "#core/json.ts";
import { RawText } from "./raw-text.tsx";

/** A part that Étude keeps without understanding it, as far as it can be named. */
export function UnknownPartView({ raw }: { raw: Json }) {
  if (!isJsonObject(raw)) return <RawText title="Something Étude does not know" text={JSON.stringify(raw, null, 2)} />;
  if (typeof raw["choice"] === "number") return <OtherChoice raw={raw} number={raw["choice"]} />;
  return <RawText title={getUnknownPartTitle(raw)} text={JSON.stringify(raw, null, 2)} />;
}

function OtherChoice({ raw, number }: { raw: JsonObject; number: number }) {
  const { choice: _number, content, ...rest } = raw;
  const others = Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : "";
  return (
    <RawText
      title={`Choice ${number + 1} of the same answer`}
      text={[stringOrEmpty(content), others].filter((text) => text !== "").join("\n\n")}
    />
  );
}

function getUnknownPartTitle(raw: JsonObject): string {
  const type = stringOrEmpty(raw["type"]);
  if (type === "server_tool_use") return `The provider runs ${stringOrEmpty(raw["name"])}`;
  if (type.endsWith("_tool_result")) return `What ${type.replace("_tool_result", "")} found`;
  return type === "" ? "Something Étude does not know" : `A block Étude does not know: ${type}`;
}
