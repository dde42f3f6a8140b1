import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { HttpResponse } from "#io/http/http-response.ts";
import type { Transport } from "./stream-reply.ts";

/** Tells when no byte has come for a while, and when one comes again. */
export type StallWatch = {
  /** A byte came, or somebody wants to wait on: the count starts anew. */
  reset: () => void;
  /** Calls back at each change: true when it stalls, false when it moves again. */
  onChange: (listener: (isStalled: boolean) => void) => void;
  end: () => void;
};

/** A watch that stalls after this time without a note. It runs from now on. */
export function createStallWatch(afterMs: number): StallWatch {
  let lastByteAtMs = performance.now();
  let isStalled = false;
  let notify: (isStalled: boolean) => void = () => {};
  let timer = setTimeout(checkForStall, afterMs);
  // A fast stream notes thousands of times: one timer goes on looking rather than a new one a chunk.
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

/** The carrier with every byte that it brings noted, those included that mean nothing. */
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

/** The events of a source with the stalls of a watch among them, as phases. Nothing is ended by a stall. */
export async function* mergeStalls(
  source: AsyncGenerator<StreamEvent[]>,
  watch: StallWatch,
): AsyncGenerator<StreamEvent[]> {
  const changes: boolean[] = [];
  let arrived: { next: IteratorResult<StreamEvent[]> } | { error: unknown } | undefined;
  // One promise a pause: racing against one that lives as long as the stream would grow it with every piece.
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
