/** True for a Claude of any version, those without one in their names too, such as "claude-opus-latest". */
export const isClaude = (modelId: string): boolean => modelId.toLowerCase().includes("claude");

/** The version in an id such as "claude-opus-4-7", "claude-3.7-sonnet" or "claude-opus-4-20250514", which is 4.0. */
export function parseClaudeVersion(modelId: string): { major: number; minor: number } | undefined {
  const found = /claude\D*?(?<major>\d{1,2})(?!\d)(?:[-.](?<minor>\d{1,2})(?!\d))?/i.exec(modelId)?.groups;
  return found ? { major: Number(found["major"]), minor: Number(found["minor"] ?? 0) } : undefined;
}

/** True for a Claude of this version or a later one; false for every other model. */
export function isClaudeAtLeast(modelId: string, major: number, minor: number): boolean {
  const version = parseClaudeVersion(modelId);
  return version !== undefined && (version.major > major || (version.major === major && version.minor >= minor));
}

/** True for a model that continues a prefilled reply: Claude up to 4.5. */
export function supportsPrefill(modelId: string): boolean {
  return parseClaudeVersion(modelId) !== undefined && !isClaudeAtLeast(modelId, 4, 6);
}
