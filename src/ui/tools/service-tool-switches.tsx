import { hasServiceTool, SERVICE_TOOLS, toggleServiceTool } from "#core/tools/service-tools.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { parameterChanged } from "#state/edits/parameter-edits.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";

/** Switches for the tools that a service runs itself, on the wire that has them. Each adds or removes its entry in `tools`. */
export function ServiceToolSwitches({ variantId }: { variantId: Id }) {
  const { wire, preset } = useCapabilities(
    useSetting(variantId, "connectionId") ?? "",
    useSetting(variantId, "modelId") ?? "",
  );
  const tools = useSetting(variantId, "parameters")?.["tools"];
  if (wire !== "messages") return null;
  const isOwn = preset.id === "anthropic";
  return (
    <details className="w-full text-sm">
      <summary className="w-fit cursor-pointer text-ink-2 hover:text-ink">Service's own tools</summary>
      <div role="group" aria-label="Service's own tools" className="mt-1.5 flex flex-col gap-1.5">
        {SERVICE_TOOLS.map((tool) => (
          <Checkbox
            key={tool.entry.name}
            label={tool.label}
            hint={isOwn ? tool.cost : `${tool.cost} at Anthropic; ${preset.name} may refuse it`}
            isChecked={hasServiceTool(tools, tool)}
            onChange={() => parameterChanged(variantId, "tools", toggleServiceTool(tools, tool))}
          />
        ))}
      </div>
    </details>
  );
}
