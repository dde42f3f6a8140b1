import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { HttpAnswer } from "#io/http-answer.ts";
import type { Carrier } from "./open-reply.ts";

/** Tells when no byte has come for a while, and when one comes again. */
export type StallWatch = {
  /** A byte came, or somebody wants to wait on: the count starts anew. */
  note: () => void;
  /** Resolves at the next change: true when it stalls, false when it moves again. */
  change: () => Promise<boolean>;
  end: () => void;
};

/** A watch that stalls after this time without a note. It runs from now on. */
export function createStallWatch(afterMs: number): StallWatch {
  let notedAtMs = performance.now();
  let isStalled = false;
  let wake: ((isStalled: boolean) => void) | undefined;
  let timer = setTimeout(look, afterMs);
  // A fast stream notes thousands of times: one timer goes on looking rather than a new one a chunk.
  function look(): void {
    const leftMs = notedAtMs + afterMs - performance.now();
    if (leftMs > 0) {
      timer = setTimeout(look, leftMs);
      return;
    }
    isStalled = true;
    wake?.(true);
  }
  return {
    note() {
      notedAtMs = performance.now();
      if (!isStalled) return;
      isStalled = false;
      timer = setTimeout(look, afterMs);
      wake?.(false);
    },
    change: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    end: () => clearTimeout(timer),
  };
}

/** The carrier with every byte that it brings noted, those included that mean nothing. */
export function noteBytes(carrier: Carrier, note: () => void): Carrier {
  return {
    ...carrier,
    async send(call, signal): Promise<HttpAnswer> {
      const answer = await carrier.send(call, signal);
      note();
      const noting = new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          note();
          controller.enqueue(chunk);
        },
      });
      return { ...answer, body: answer.body.pipeThrough(noting) };
    },
  };
}

/** The events of a source with the stalls of a watch among them, as phases. Nothing is ended by a stall. */
export async function* mergeStalls(
  source: AsyncGenerator<StreamEvent[]>,
  watch: StallWatch,
): AsyncGenerator<StreamEvent[]> {
  let next = source.next();
  let change = watch.change();
  try {
    for (;;) {
      const first = await Promise.race([next, change]);
      if (typeof first === "boolean") {
        change = watch.change();
        yield [{ type: "phase", phase: first ? "stalled" : "waiting" }];
        continue;
      }
      if (first.done) return;
      yield first.value;
      next = source.next();
    }
  } finally {
    watch.end();
  }
}
