import { create } from "zustand";
import type { DifferenceCommand, DifferenceResult } from "#io/differences/difference-command.ts";
import { findDifferences } from "#io/differences/find-differences.ts";
import { onReset } from "#state/reset-state.ts";

/** The result of a command: undefined while it runs, "failed" where it took too long. */
type Outcome = DifferenceResult | "failed" | undefined;

/** A command that runs or has run, with the number of components that want its outcome. */
type Job = { command: DifferenceCommand; wishCount: number; controller: AbortController };

const useOutcomes = create<Record<string, Outcome>>()(() => ({}));
const jobs = new Map<string, Job>();
onReset(() => {
  for (const { controller } of jobs.values()) controller.abort();
  jobs.clear();
  useOutcomes.setState({}, true);
});

/** A text that is the same for the same command. */
export function buildCommandKey(command: DifferenceCommand): string {
  const texts = command.kind === "difference" ? [command.before, command.after] : [command.text, ...command.others];
  return [command.kind, ...texts.map(({ length }) => length), ...texts].join(" ");
}

export const useOutcome = (key: string): Outcome => useOutcomes((outcomes) => outcomes[key]);

/**
 * Runs a command, once for all that want its outcome at the same time. Returns a function that ends the wish: a command
 * that nobody wants is aborted, and its outcome is dropped.
 */
export function requestOutcome(key: string, command: DifferenceCommand): () => void {
  const job = jobs.get(key) ?? { command, wishCount: 0, controller: new AbortController() };
  if (job.wishCount === 0) {
    jobs.set(key, job);
    void runJob(key, job);
  }
  job.wishCount += 1;
  return () => {
    job.wishCount -= 1;
    if (job.wishCount > 0 || jobs.get(key) !== job) return;
    jobs.delete(key);
    job.controller.abort();
    useOutcomes.setState(({ [key]: _dropped, ...others }) => others, true);
  };
}

/** Runs a command that failed again, for all that want its outcome. */
export function retryCommand(key: string): void {
  const job = jobs.get(key);
  if (!job || useOutcomes.getState()[key] !== "failed") return;
  useOutcomes.setState({ [key]: undefined });
  void runJob(key, job);
}

async function runJob(key: string, { command, controller }: Job): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await findDifferences(command, controller.signal);
  } catch {
    // Aborted, since nobody wants it any more, or failed.
  }
  if (!controller.signal.aborted) useOutcomes.setState({ [key]: outcome ?? "failed" });
}
