import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import type { Transport } from "./stream-reply.ts";

/** Detects that no byte has arrived for a while, and that bytes arrive again. */
export type StallWatch = {
  /** Restarts the time, because a byte arrived or the user chose to wait on. */
  reset: () => void;
  /** Calls back at each change: true when the stream stalls, false when it continues. */
  onChange: (listener: (isStalled: boolean) => void) => void;
  end: () => void;
};

/** Creates a watch that stalls `afterMs` after the last `reset`. It starts now. */
export function createStallWatch(afterMs: number): StallWatch {
  let lastByteAtMs = performance.now();
  let isStalled = false;
  let notify: (isStalled: boolean) => void = () => {};
  let timer = setTimeout(checkForStall, afterMs);
  // A fast stream resets thousands of times, so one timer checks the time again instead of a new timer for each chunk.
  function checkForStall(): void {
    const leftMs = lastByteAtMs + afterMs - performance.now();
    if (leftMs > 0) {
      timer = setTimeout(checkForStall, leftMs);
      return;
    }
    isStalled = true;
    notify(true);
  }
  return {
    reset() {
      lastByteAtMs = performance.now();
      if (!isStalled) return;
      isStalled = false;
      timer = setTimeout(checkForStall, afterMs);
      notify(false);
    },
    onChange(listener) {
      notify = listener;
    },
    end: () => clearTimeout(timer),
  };
}

/** The transport with a call of `onByte` for every chunk that arrives, even a chunk without events. */
export function observeBytes(transport: Transport, onByte: () => void): Transport {
  return {
    ...transport,
    async send(request, signal): Promise<HttpResponse> {
      const response = await transport.send(request, signal);
      onByte();
      const observed = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          onByte();
          controller.enqueue(chunk);
        },
      });
      return { ...response, body: response.body.pipeThrough(observed) };
    },
  };
}

/** The events of a source, with the stalls of a watch among them as phases. A stall ends nothing. */
export async function* mergeStalls(
  source: AsyncGenerator<StreamEvent[]>,
  watch: StallWatch,
): AsyncGenerator<StreamEvent[]> {
  const changes: boolean[] = [];
  let arrived: { next: IteratorResult<StreamEvent[]> } | { error: unknown } | undefined;
  // A new promise for each pause: racing one promise that lives as long as the stream would grow its list of reactions
  // with every piece.
  let wake = () => {};
  watch.onChange((isStalled) => {
    changes.push(isStalled);
    wake();
  });
  const pull = async () => {
    arrived = undefined;
    try {
      arrived = { next: await source.next() };
    } catch (error) {
      arrived = { error };
    }
    wake();
  };
  void pull();
  try {
    for (;;) {
      const change = changes.shift();
      if (change !== undefined) yield [{ type: "phase", phase: change ? "stalled" : "waiting" }];
      else if (!arrived)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      else if ("error" in arrived) throw arrived.error;
      else if (arrived.next.done) return;
      else {
        const { value } = arrived.next;
        void pull();
        yield value;
      }
    }
  } finally {
    watch.end();
  }
}
