import type { ColourCommand, ColourEvent } from "./colour-protocol.ts";
import { highlightCode } from "./highlight-code.ts";

function postEvent(event: ColourEvent): void {
  self.postMessage(event);
}

self.addEventListener("message", ({ data }: MessageEvent<ColourCommand>) => {
  postEvent({ type: "coloured", nodes: highlightCode(data.language, data.code) });
});

postEvent({ type: "ready" });
