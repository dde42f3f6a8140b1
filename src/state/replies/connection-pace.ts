import type { Id } from "#core/conversation/conversation.ts";

/**
 * How many calls a connection takes at a time. There is no limit here until it refuses some as too many: then they go
 * out one by one, and more again as they are answered, up to the number that was not refused.
 */
type Pace = {
  most: number;
  /** One less than what was refused lately. */
  ceiling: number;
  refusedAtMs: number;
  notBeforeMs: number;
  inFlight: number;
  line: (() => void)[];
};

const paces = new Map<Id, Pace>();

/** So long after the last refusal a connection is taken at its word no more. */
const REMEMBERED_MS = 60_000;

function paceOf(connectionId: Id): Pace {
  const pace = paces.get(connectionId) ?? {
    most: Infinity,
    ceiling: Infinity,
    refusedAtMs: 0,
    notBeforeMs: 0,
    inFlight: 0,
    line: [],
  };
  paces.set(connectionId, pace);
  return pace;
}

/**
 * Resolves when a call may go out on a connection, with the way to end it: `true` where it was answered. `onHeld` is
 * called where it has to wait. An aborted wait resolves too, and its end gives the turn on.
 */
export async function takeTurn(
  connectionId: Id,
  signal: AbortSignal,
  onHeld: () => void,
): Promise<(wasAnswered: boolean) => void> {
  const pace = paceOf(connectionId);
  if (hasRoom(pace)) pace.inFlight += 1;
  else {
    onHeld();
    await standInLine(pace, signal);
  }
  return (wasAnswered) => endTurn(pace, wasAnswered);
}

function standInLine(pace: Pace, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      signal.removeEventListener("abort", leave);
      pace.inFlight += 1;
      resolve();
    };
    // Whoever leaves takes a turn for the moment it needs to go, so that the count stays right.
    const leave = () => {
      pace.line = pace.line.filter((other) => other !== go);
      pace.inFlight += 1;
      resolve();
    };
    pace.line.push(go);
    signal.addEventListener("abort", leave, { once: true });
  });
}

function endTurn(pace: Pace, wasAnswered: boolean): void {
  pace.inFlight -= 1;
  // It evidently takes calls again: somebody did not wait.
  if (wasAnswered) pace.notBeforeMs = 0;
  if (Date.now() - pace.refusedAtMs > REMEMBERED_MS) pace.ceiling = pace.most = Infinity;
  // Slowly: one more once as many were answered as may go at a time.
  else if (wasAnswered) pace.most = Math.min(pace.ceiling, pace.most + 1 / pace.most);
  while (hasRoom(pace)) {
    const go = pace.line.shift();
    if (!go) return;
    go();
  }
}

function hasRoom({ inFlight, most }: Pace): boolean {
  return inFlight < Math.floor(most);
}

/** A connection said that these were too many calls. To be told while the call that it refused still has its turn. */
export function connectionRefused(connectionId: Id, retryAtMs: number): void {
  const pace = paceOf(connectionId);
  pace.ceiling = Math.max(1, Math.min(pace.ceiling, pace.inFlight - 1));
  pace.most = 1;
  pace.refusedAtMs = Date.now();
  pace.notBeforeMs = Math.max(pace.notBeforeMs, retryAtMs);
}

/** Before when a connection asked for no further call. */
export function readNotBeforeMs(connectionId: Id): number {
  return paceOf(connectionId).notBeforeMs;
}
