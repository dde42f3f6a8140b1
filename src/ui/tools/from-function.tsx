import { useDeferredValue, useMemo } from "react";
import { readFunctionSignatures } from "#core/tools/read-function-signature.ts";
import type { ToolSourceProps } from "./tool-sources.tsx";
import { PastedTools } from "./pasted-tools.tsx";
import { buildSignatureTools } from "./build-signature-tools.ts";

/** Makes tools of pasted functions, as soon as they can be read. */
export function FromFunction({ tools, form, text, onAdd, onType }: ToolSourceProps) {
  const read = useReadFunctions(text);
  return (
    <PastedTools
      label="Functions of Python, TypeScript or JavaScript"
      placeholder={'def weather(city: str, days: int = 3):\n    """Tells the weather of a city."""'}
      hint="Names, types, defaults and comments are read; nothing is run."
      text={text}
      reason={"reason" in read ? read.reason : undefined}
      found={"functions" in read ? buildSignatureTools(read.functions, tools, form) : []}
      onType={onType}
      onAdd={onAdd}
    />
  );
}

function useReadFunctions(text: string): ReturnType<typeof readFunctionSignatures> {
  const deferred = useDeferredValue(text);
  return useMemo(() => readFunctionSignatures(deferred), [deferred]);
}
