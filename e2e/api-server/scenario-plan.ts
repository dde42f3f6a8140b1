import type { Scenario } from "./scenarios.ts";

/** The scenarios of the next chat requests. */
export type ScenarioPlan = {
  next(...scenarios: Scenario[]): void;
  always(scenario: Scenario): void;
  /** The scenario that the next chat request will take, without taking it. */
  peek(): Scenario;
  /** Takes the scenario for a request that has come. */
  dequeue(): Scenario;
  /** True where a preflight is to be refused. It then takes the scenario, since the request itself will not follow. */
  dequeueRefusal(): boolean;
  clear(): void;
};

/** Creates a plan of plain replies. */
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
