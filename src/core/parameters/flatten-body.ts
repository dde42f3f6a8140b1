import type { Path } from "#core/conversation/conversation.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { Reading, SchemaReader } from "#core/openapi/schema-reader.ts";
import { own } from "#core/openapi/schema-reader.ts";
import type { ObjectForm } from "./parameter-spec.ts";
import { wordsOf } from "./read-control.ts";

/** One value of the body, with where it stands. */
export type Field = { path: Path; reading: Reading; form?: ObjectForm };

/** What an object cannot do without, once anything in it is set, or once its form is chosen. */
export type Need = { within: Path; paths: Path[]; form?: ObjectForm };

export type FlatBody = {
  fields: Field[];
  needs: Need[];
  /** Names that get no control, each with the reason. */
  leftOut: { name: string; reason: string }[];
};

/** Deeper objects are edited as JSON. */
const MOST_LEVELS = 5;
const MOST_FIELDS = 300;

/** The properties of a body, objects taken apart into their own properties; `whole` names those that stay one value. */
export function flattenBody(
  reader: SchemaReader,
  properties: JsonObject,
  required: readonly string[],
  whole: ReadonlySet<string>,
): FlatBody {
  const flat: FlatBody = { fields: [], needs: [], leftOut: [] };
  let tooMany = 0;

  function add(path: Path, schema: Json, level: number, form: ObjectForm | undefined): void {
    if (flat.fields.length >= MOST_FIELDS) {
      tooMany += 1;
      return;
    }
    const reading = reader.read(schema);
    if (level < MOST_LEVELS && !whole.has(path)) {
      const tagged = readTagged(reader, reading);
      if (tagged) return addTagged(path, tagged, level, form);
      const inner = own(reading.schema, "properties");
      if (reading.branches.length === 0 && isJsonObject(inner) && Object.keys(inner).length > 0)
        return addObject(path, inner, readRequired(reading.schema), level, form);
    }
    flat.fields.push({ path, reading, ...(form ? { form } : {}) });
  }

  function addObject(path: Path, inner: JsonObject, needed: string[], level: number, form?: ObjectForm): void {
    const known = needed.filter((name) => Object.hasOwn(inner, name) && isName(name));
    if (known.length > 0) flat.needs.push({ within: path, paths: known.map((name) => joinPath(path, name)) });
    for (const [name, schema] of Object.entries(inner))
      if (isSendableName(path, name)) add(joinPath(path, name), schema, level + 1, form);
  }

  function addTagged(path: Path, { tag, words, inner, needed }: Tagged, level: number, form?: ObjectForm): void {
    const tagPath = joinPath(path, tag);
    flat.needs.push({ within: path, paths: [tagPath] });
    const reading = { schema: { type: "string", enum: words }, branches: [] };
    flat.fields.push({ path: tagPath, reading, ...(form ? { form } : {}) });
    for (const [word, names] of needed)
      if (names.length > 0)
        flat.needs.push({
          within: path,
          paths: names.map((name) => joinPath(path, name)),
          form: { path: tagPath, words: [word] },
        });
    for (const [name, { schemas, words: of }] of inner) {
      const [only] = schemas;
      if (only !== undefined && isSendableName(path, name))
        add(joinPath(path, name), schemas.length === 1 ? only : { anyOf: schemas }, level + 1, {
          path: tagPath,
          words: of,
        });
    }
  }

  function isSendableName(path: Path, name: string): boolean {
    if (isName(name)) return true;
    if (flat.leftOut.length < 20)
      flat.leftOut.push({
        name: (path === "" ? name : `${path}.${name}`).slice(0, 80),
        reason: name === "" ? "it has no name" : "its name means something else in every program that reads it",
      });
    return false;
  }

  addObject("", properties, [...required], 0);
  if (tooMany > 0)
    flat.leftOut.push({
      name: `${tooMany} more properties`,
      reason: `this panel shows the first ${MOST_FIELDS}; Extra JSON can send the others`,
    });
  return flat;
}

type Tagged = {
  tag: string;
  words: string[];
  /** The other properties, with the schemas they have and the words of the forms they belong to. */
  inner: Map<string, { schemas: Json[]; words: string[] }>;
  needed: [string, string[]][];
};

/** Objects that are told apart by one word, such as `type`; undefined where the forms are anything else. */
function readTagged(reader: SchemaReader, { branches }: Reading): Tagged | undefined {
  if (branches.length < 2) return undefined;
  const readWords = (branch: JsonObject, name: string) => {
    const properties = own(branch, "properties");
    const schema = isJsonObject(properties) ? own(properties, name) : undefined;
    return schema === undefined ? undefined : wordsOf(reader.read(schema).schema);
  };
  // "Or any other word" says nothing that a form could be made of.
  const closed = branches.filter((branch) =>
    readRequired(branch).some((name) => readWords(branch, name) !== undefined),
  );
  const open = branches.filter((branch) => !closed.includes(branch));
  const [first] = closed;
  const tag =
    first && readRequired(first).find((name) => closed.every((branch) => readWords(branch, name)?.length === 1));
  if (tag === undefined || !open.every((branch) => isOnlyTag(branch, tag))) return undefined;
  const tagged: Tagged = { tag, words: [], inner: new Map(), needed: [] };
  for (const branch of closed) {
    const [word = ""] = readWords(branch, tag) ?? [];
    if (tagged.words.includes(word)) return undefined;
    tagged.words.push(word);
    tagged.needed.push([word, readRequired(branch).filter((name) => name !== tag && isName(name))]);
    const properties = own(branch, "properties");
    for (const [name, schema] of Object.entries(isJsonObject(properties) ? properties : {})) {
      if (name === tag) continue;
      const known = tagged.inner.get(name) ?? { schemas: [], words: [] };
      if (!known.schemas.some((each) => isAlike(each, schema))) known.schemas.push(schema);
      known.words.push(word);
      tagged.inner.set(name, known);
    }
  }
  return tagged;
}

function isOnlyTag(branch: JsonObject, tag: string): boolean {
  const properties = own(branch, "properties");
  return isJsonObject(properties) && Object.keys(properties).length === 1 && Object.hasOwn(properties, tag);
}

/** True where two schemas differ in nothing but their words. */
function isAlike(one: Json, two: Json): boolean {
  const bare = (schema: Json) => {
    if (!isJsonObject(schema)) return schema;
    const { description: _description, title: _title, ...rest } = schema;
    return rest;
  };
  return JSON.stringify(bare(one)) === JSON.stringify(bare(two));
}

export function readRequired(schema: JsonObject): string[] {
  const required = own(schema, "required");
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

/** Names that every object inherits are never sent: they could reach a prototype somewhere on the way. */
function isName(name: string): boolean {
  return name !== "" && name !== "prototype" && !(name in Object.prototype);
}

/** A path with one more name; a dot inside a name is written "\.". */
function joinPath(path: Path, name: string): Path {
  const step = name.replaceAll(/[\\.]/g, String.raw`\$&`);
  return path === "" ? step : `${path}.${step}`;
}
