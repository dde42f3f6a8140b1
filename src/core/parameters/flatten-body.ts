import { cutText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { ResolvedSchema, SchemaResolver } from "#core/openapi/schema-resolver.ts";
import { getOwn } from "#core/openapi/schema-resolver.ts";
import type { Path } from "#core/vocabulary.ts";
import type { ParameterCondition } from "./parameter-spec.ts";
import { getStringEnum } from "./select-control.ts";

/** One value of the body, with its path. */
export type Field = { path: Path; resolved: ResolvedSchema; condition?: ParameterCondition };

/** Required properties of an object: required once anything in the object is set, or once its alternative is chosen. */
export type Requirement = { within: Path; paths: Path[]; condition?: ParameterCondition };

export type FlatBody = {
  fields: Field[];
  requirements: Requirement[];
  /** Names without a control, each with the reason. */
  leftOut: { name: string; reason: string }[];
};

/** The deepest level of flattening; deeper objects are edited as JSON. */
const MAX_LEVELS = 5;
const MAX_FIELDS = 300;

/** A longer name is never one of a parameter. */
const MAX_NAME_CHARS = 200;

/**
 * The properties of a body without `skippedNames`, with objects flattened into their own properties; `opaquePaths` stay
 * one value.
 */
export function flattenBody(
  resolver: SchemaResolver,
  properties: JsonObject,
  required: readonly string[],
  opaquePaths: ReadonlySet<string>,
  skippedNames: ReadonlySet<string> = new Set(),
): FlatBody {
  const flat: FlatBody = { fields: [], requirements: [], leftOut: [] };
  let tooMany = 0;

  function add(path: Path, schema: Json, level: number, condition: ParameterCondition | undefined): void {
    if (flat.fields.length >= MAX_FIELDS) {
      tooMany += 1;
      return;
    }
    const resolved = resolver.resolve(schema);
    if (level < MAX_LEVELS && !opaquePaths.has(path)) {
      const tagged = parseTaggedUnion(resolver, resolved);
      if (tagged) return addTagged(path, tagged, level, condition);
      const inner = getOwn(resolved.schema, "properties");
      if (resolved.branches.length === 0 && isJsonObject(inner) && Object.keys(inner).length > 0)
        return addObject(path, inner, getRequired(resolved.schema), level, condition);
    }
    flat.fields.push({ path, resolved, ...(condition ? { condition } : {}) });
  }

  function addObject(
    path: Path,
    inner: JsonObject,
    needed: string[],
    level: number,
    condition?: ParameterCondition,
  ): void {
    const known = needed
      .slice(0, MAX_FIELDS)
      .filter((name) => Object.hasOwn(inner, name) && isSafeName(name) && !skippedNames.has(name));
    if (known.length > 0) flat.requirements.push({ within: path, paths: known.map((name) => joinPath(path, name)) });
    const names = Object.keys(inner);
    for (const [index, name] of names.entries()) {
      if (flat.fields.length >= MAX_FIELDS) {
        tooMany += names.length - index;
        return;
      }
      const schema = inner[name];
      if (path === "" && skippedNames.has(name)) continue;
      if (schema !== undefined && isSendableName(path, name)) add(joinPath(path, name), schema, level + 1, condition);
    }
  }

  function addTagged(
    path: Path,
    { tag, tagValues, inner, needed }: TaggedUnion,
    level: number,
    condition?: ParameterCondition,
  ): void {
    const tagPath = joinPath(path, tag);
    flat.requirements.push({ within: path, paths: [tagPath] });
    const resolved = { schema: { type: "string", enum: tagValues }, branches: [] };
    flat.fields.push({ path: tagPath, resolved, ...(condition ? { condition } : {}) });
    for (const [word, names] of needed)
      if (names.length > 0)
        flat.requirements.push({
          within: path,
          paths: names.map((name) => joinPath(path, name)),
          condition: { path: tagPath, values: [word] },
        });
    for (const [name, { schemas, tagValues: of }] of inner) {
      const [only] = schemas;
      if (only !== undefined && isSendableName(path, name))
        add(joinPath(path, name), schemas.length === 1 ? only : { anyOf: schemas }, level + 1, {
          path: tagPath,
          values: of,
        });
    }
  }

  function isSendableName(path: Path, name: string): boolean {
    if (isSafeName(name)) return true;
    if (flat.leftOut.length < 20)
      flat.leftOut.push({
        name: cutText(path === "" ? name : `${path}.${name}`, 80),
        reason: explainUnsafeName(name),
      });
    return false;
  }

  addObject("", properties, [...required], 0);
  if (tooMany > 0)
    flat.leftOut.push({
      name: `${formatCount(tooMany)} more properties`,
      reason: `this panel shows the first ${MAX_FIELDS}; Extra JSON can send the others`,
    });
  return flat;
}

type TaggedUnion = {
  tag: string;
  tagValues: string[];
  /** The other properties, with their schemas and the tag values of the alternatives they belong to. */
  inner: Map<string, { schemas: Json[]; tagValues: string[] }>;
  needed: [string, string[]][];
};

/** A union of objects told apart by one constant property, such as `type`; undefined for any other union. */
function parseTaggedUnion(resolver: SchemaResolver, { branches }: ResolvedSchema): TaggedUnion | undefined {
  if (branches.length < 2) return undefined;
  const getTagValues = (branch: JsonObject, name: string) => {
    const properties = getOwn(branch, "properties");
    const schema = isJsonObject(properties) ? getOwn(properties, name) : undefined;
    return schema === undefined ? undefined : getStringEnum(resolver.resolve(schema).schema);
  };
  // A branch for any other value gives no alternative.
  const closed = branches.filter((branch) =>
    getRequired(branch).some((name) => getTagValues(branch, name) !== undefined),
  );
  const open = branches.filter((branch) => !closed.includes(branch));
  const [first] = closed;
  const tag =
    first && getRequired(first).find((name) => closed.every((branch) => getTagValues(branch, name)?.length === 1));
  if (tag === undefined || !open.every((branch) => isOnlyTag(branch, tag))) return undefined;
  const tagged: TaggedUnion = { tag, tagValues: [], inner: new Map(), needed: [] };
  for (const branch of closed) {
    const [word = ""] = getTagValues(branch, tag) ?? [];
    if (tagged.tagValues.includes(word)) return undefined;
    tagged.tagValues.push(word);
    tagged.needed.push([word, getRequired(branch).filter((name) => name !== tag && isSafeName(name))]);
    const properties = getOwn(branch, "properties");
    for (const [name, schema] of Object.entries(isJsonObject(properties) ? properties : {})) {
      if (name === tag) continue;
      const known = tagged.inner.get(name) ?? { schemas: [], tagValues: [] };
      if (!known.schemas.some((each) => isSameSchema(each, schema))) known.schemas.push(schema);
      known.tagValues.push(word);
      tagged.inner.set(name, known);
    }
  }
  return tagged;
}

function isOnlyTag(branch: JsonObject, tag: string): boolean {
  const properties = getOwn(branch, "properties");
  return isJsonObject(properties) && Object.keys(properties).length === 1 && Object.hasOwn(properties, tag);
}

/** True where two schemas differ only in their descriptions. */
function isSameSchema(one: Json, two: Json): boolean {
  const bare = (schema: Json) => {
    if (!isJsonObject(schema)) return schema;
    const { description: _description, title: _title, ...rest } = schema;
    return rest;
  };
  return JSON.stringify(bare(one)) === JSON.stringify(bare(two));
}

export function getRequired(schema: JsonObject): string[] {
  const required = getOwn(schema, "required");
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

/**
 * False for names that every object inherits, which are never sent, since they could reach a prototype on the way, and
 * for those that no program would give.
 */
function isSafeName(name: string): boolean {
  return name !== "" && name.length <= MAX_NAME_CHARS && name !== "prototype" && !(name in Object.prototype);
}

function explainUnsafeName(name: string): string {
  if (name === "") return "it has no name";
  return name.length > MAX_NAME_CHARS
    ? "its name is too long"
    : "its name means something else in every program that reads it";
}

/** A path with one more name; a dot inside a name is written "\.". */
function joinPath(path: Path, name: string): Path {
  const step = name.replaceAll(/[\\.]/g, String.raw`\$&`);
  return path === "" ? step : `${path}.${step}`;
}
