import type { Row } from "#core/conversation/conversation.ts";
import { parsePictureValue } from "#core/conversation/picture-value.ts";
import { listRowNames } from "./row-names.ts";

/** The names under which rows have pictures. */
export function listPictureNames(rows: readonly Row[]): readonly string[] {
  return listRowNames(rows).filter((name) =>
    rows.some(({ values }) => Object.hasOwn(values, name) && parsePictureValue(values[name] ?? "") !== undefined),
  );
}
