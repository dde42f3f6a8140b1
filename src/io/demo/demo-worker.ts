import type { DemoCommand, DemoEvent } from "./demo-protocol.ts";
import { createDemoServer } from "./demo-server.ts";
import { measureEncodedPicture } from "./measure-encoded-picture.ts";

const server = createDemoServer(
  (signal: DemoEvent) => self.postMessage(signal, { transfer: signal.type === "bytes" ? [signal.bytes.buffer] : [] }),
  {
    random: Math.random,
    // Unlike Date.now this clock is never set back, which would delay a paced response.
    nowMs: () => performance.timeOrigin + performance.now(),
    setTimer: (run, delayMs) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    measure: measureEncodedPicture,
  },
);

self.addEventListener("message", (event: MessageEvent<DemoCommand>) => server.receive(event.data));
