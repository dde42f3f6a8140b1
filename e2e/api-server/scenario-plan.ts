import type { Scenario } from "./scenarios.ts";

/** What the coming chat requests get. */
export type ScenarioPlan = {
  next(...scenarios: Scenario[]): void;
  always(scenario: Scenario): void;
  /** The scenario that the next chat request will take. */
  peek(): Scenario;
  /** The scenario of the request that has just come. */
  dequeue(): Scenario;
  /** Whether a preflight is to be refused. It then takes the scenario, for the request itself will not follow. */
  dequeueRefusal(): boolean;
  clear(): void;
};

/** A plan of plain answers. */
export function createScenarioPlan(): ScenarioPlan {
  let queue: Scenario[] = [];
  let standing: Scenario = { kind: "answer" };
  return {
    next: (...scenarios) => void queue.push(...scenarios),
    always: (scenario) => void (standing = scenario),
    peek: () => queue[0] ?? standing,
    dequeue: () => queue.shift() ?? standing,
    dequeueRefusal() {
      if ((queue[0] ?? standing).kind !== "refuse-preflight") return false;
      queue.shift();
      return true;
    },
    clear() {
      queue = [];
      standing = { kind: "answer" };
    },
  };
}
