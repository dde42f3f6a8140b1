import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, textOf } from "#core/json.ts";
import { RawBlock } from "./raw-block.tsx";

/** A part that Étude keeps without understanding it, as far as it can be named. */
export function KeptBlock({ raw }: { raw: Json }) {
  if (!isJsonObject(raw)) return <RawBlock title="Something Étude does not know" text={JSON.stringify(raw, null, 2)} />;
  if (typeof raw["choice"] === "number") return <OtherChoice raw={raw} number={raw["choice"]} />;
  return <RawBlock title={titleOf(raw)} text={JSON.stringify(raw, null, 2)} />;
}

function OtherChoice({ raw, number }: { raw: JsonObject; number: number }) {
  const { choice: _number, content, ...rest } = raw;
  const others = Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : "";
  return (
    <RawBlock
      title={`Choice ${number + 1} of the same answer`}
      text={[textOf(content), others].filter((text) => text !== "").join("\n\n")}
    />
  );
}

function titleOf(raw: JsonObject): string {
  const type = textOf(raw["type"]);
  if (type === "server_tool_use") return `The provider runs ${textOf(raw["name"])}`;
  if (type.endsWith("_tool_result")) return `What ${type.replace("_tool_result", "")} found`;
  return type === "" ? "Something Étude does not know" : `A block Étude does not know: ${type}`;
}
