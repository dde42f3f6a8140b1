import { expect, test } from "vitest";
import { findUnknownField } from "#core/wire/find-unknown-field.ts";
import { findRefusedPath } from "./find-refused-path.ts";

const SENT = {
  paths: ["max_tokens", "temperature", "thinking.type", "thinking.budget_tokens", "output_config.effort"],
  extraPaths: ["user", "metadata", "metadata.user_id", "context_management", "context_management.edits", "model"],
};

test.each<[string, string | undefined]>([
  ["temperature: Extra inputs are not permitted", "temperature"],
  ["`temperature` is deprecated for this model.", "temperature"],
  ["output_config.effort: Extra inputs are not permitted", "output_config.effort"],
  ["output_config: Extra inputs are not permitted", "output_config"],
  ["thinking.enabled.budget_tokens: Extra inputs are not permitted", "thinking.budget_tokens"],
  // A thinking object without its type is none.
  ['"thinking.type.enabled" is not supported for this model.', "thinking"],
  ["metadata.user_id: Extra inputs are not permitted", "metadata.user_id"],
  ["context_management: Extra inputs are not permitted", "context_management"],
  ["Unknown parameter: 'metadata'", "metadata"],
  ["Unsupported value: 'temperature' does not support 0.4 with this model.", "temperature"],
  // Without these nothing is asked, and what was not sent cannot be left out.
  ["model: Extra inputs are not permitted", undefined],
  ["messages.0.content.0.text: Extra inputs are not permitted", undefined],
  ["Unrecognized request argument supplied: constructor", undefined],
  ["The temperatures outside are not supported", undefined],
])("“%s” names %s", (message, path) => {
  expect(findRefusedPath(message, findUnknownField(message), SENT)?.path).toBe(path);
});
