import { runBoxes } from "./boxes-kind.ts";
import type { CheckKind } from "./check-kinds.ts";
import { runExpression } from "./expression-kind.ts";
import { runCost, runFinishReason, runLength, runRefusal, runTime } from "./figure-kinds.ts";
import { runHand } from "./hand-kind.ts";
import { runJsonFields, runJsonSchema, runJsonValid, runJsonValue, runToolCall } from "./json-kinds.ts";
import { runJudge } from "./judge-kind.ts";
import type { RunKind } from "./kind-context.ts";
import { runCharacterErrors, runSameAsBefore, runSimilar } from "./likeness-kinds.ts";
import { runNumber } from "./number-kind.ts";
import {
  runContains,
  runContainsAll,
  runContainsAny,
  runEquals,
  runLabel,
  runMatches,
  runStartsWith,
} from "./text-kinds.ts";

/** The function of each kind of check. */
export const RUN_KIND: Record<CheckKind, RunKind> = {
  equals: runEquals,
  contains: runContains,
  "contains-any": runContainsAny,
  "contains-all": runContainsAll,
  "starts-with": runStartsWith,
  matches: runMatches,
  label: runLabel,
  number: runNumber,
  "json-valid": runJsonValid,
  "json-schema": runJsonSchema,
  "json-fields": runJsonFields,
  "json-value": runJsonValue,
  "tool-call": runToolCall,
  boxes: runBoxes,
  similar: runSimilar,
  "character-errors": runCharacterErrors,
  "same-as-before": runSameAsBefore,
  length: runLength,
  time: runTime,
  cost: runCost,
  "finish-reason": runFinishReason,
  refusal: runRefusal,
  expression: runExpression,
  hand: runHand,
  judge: runJudge,
};
