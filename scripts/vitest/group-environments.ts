import { readFileSync } from "node:fs";
import type { TestSequencer, TestSpecification, Vitest } from "vitest/node";

/**
 * Puts the test files in Vitest's own order, but those with one environment beside each other: a thread begins anew, with no
 * module loaded, before a file with another environment.
 */
export class GroupEnvironments implements TestSequencer {
  readonly #vitest: Vitest;

  constructor(vitest: Vitest) {
    this.#vitest = vitest;
  }

  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { BaseSequencer } = await loadVitest();
    return new BaseSequencer(this.#vitest).shard(files);
  }

  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { BaseSequencer } = await loadVitest();
    const order = new BaseSequencer(this.#vitest);
    const groups = new Map<string, TestSpecification[]>();
    for (const file of await order.sort.call(order, files)) {
      const key = `${file.project.name} ${readEnvironment(file.moduleId)}`;
      groups.set(key, [...(groups.get(key) ?? []), file]);
    }
    return [...groups.values()].flat();
  }
}

/** Loaded late, since a build of the page reads this file too. */
const loadVitest = () => import("vitest/node");

/** The comments at the head of a file that choose its environment. */
const readEnvironment = (path: string): string =>
  (readFileSync(path, "utf8").match(/^\/\/ @vitest-environment.*$/gm) ?? []).join(" ");
