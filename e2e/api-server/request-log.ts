import type { ReceivedRequest } from "./exchange.ts";

/** The requests so far, and the tests that await one. */
export type RequestLog = {
  /** One array for the server's lifetime; it is emptied in place. */
  requests: ReceivedRequest[];
  add(request: ReceivedRequest): void;
  /** The first matching request, past or future. Rejects when the log is cleared first. */
  waitFor(predicate: (request: ReceivedRequest) => boolean): Promise<ReceivedRequest>;
  clear(reason: string): void;
};

type Waiter = {
  predicate: (request: ReceivedRequest) => boolean;
  resolve: (request: ReceivedRequest) => void;
  reject: (reason: Error) => void;
};

/** An empty log. */
export function createRequestLog(): RequestLog {
  const requests: ReceivedRequest[] = [];
  let waiters: Waiter[] = [];
  return {
    requests,
    add(request) {
      requests.push(request);
      const served = waiters.filter((waiter) => waiter.predicate(request));
      waiters = waiters.filter((waiter) => !served.includes(waiter));
      for (const waiter of served) waiter.resolve(request);
    },
    waitFor(predicate) {
      const past = requests.find(predicate);
      if (past) return Promise.resolve(past);
      const waiting = new Promise<ReceivedRequest>((resolve, reject) => waiters.push({ predicate, resolve, reject }));
      // A test that failed elsewhere never awaits this promise: its rejection must not end the whole run.
      waiting.catch(() => undefined);
      return waiting;
    },
    clear(reason) {
      requests.length = 0;
      const left = waiters;
      waiters = [];
      for (const waiter of left) waiter.reject(new Error(reason));
    },
  };
}
