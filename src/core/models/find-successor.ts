import { parseClaudeVersion } from "./claude-version.ts";

const FAMILIES = /opus|sonnet|haiku/i;

/**
 * The id of the newest Claude of the same family in a service's list, written as there; undefined where the model is no Claude
 * with a family, and where none is newer. Of equal versions the shortest id is taken, which is the one without a date.
 */
export function findSuccessor(listedIds: readonly string[], modelId: string): string | undefined {
  const family = getFamily(modelId);
  const own = rank(modelId);
  if (family === undefined || own === undefined) return undefined;
  let best: { id: string; rank: number } | undefined;
  for (const id of listedIds) {
    const its = rank(id);
    if (its === undefined || its <= own || getFamily(id) !== family) continue;
    const isBetter = !best || its > best.rank || (its === best.rank && id.length < best.id.length);
    if (isBetter) best = { id, rank: its };
  }
  return best?.id;
}

const getFamily = (modelId: string): string | undefined =>
  /claude/i.test(modelId) ? FAMILIES.exec(modelId)?.[0].toLowerCase() : undefined;

/** The version as one number; undefined where the id names none. */
function rank(modelId: string): number | undefined {
  const version = parseClaudeVersion(modelId);
  return version && version.major * 100 + version.minor;
}
