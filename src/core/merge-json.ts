import { isJsonObject, isSameJson, type Json, type JsonObject } from "./json.ts";

/**
 * The value that two sides have made of `base`, with the changes of both. Objects are merged by their names, lists of
 * things with an id by these ids. Where both changed the same, that of `mine` counts; undefined is an absent value.
 */
export function mergeJson(base: Json | undefined, mine: Json | undefined, theirs: Json | undefined): Json | undefined {
  if (isSameJson(mine, base) || isSameJson(mine, theirs)) return theirs;
  if (isSameJson(theirs, base)) return mine;
  if (isJsonObject(mine) && isJsonObject(theirs)) return mergeObjects(isJsonObject(base) ? base : {}, mine, theirs);
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeLists(Array.isArray(base) ? base : [], mine, theirs);
  return mine;
}

function mergeObjects(base: JsonObject, mine: JsonObject, theirs: JsonObject): JsonObject {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return Object.fromEntries(
    [...names].flatMap((name): [string, Json][] => {
      const value = mergeJson(getOwn(base, name), getOwn(mine, name), getOwn(theirs, name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A name such as `constructor` is no value of an object that does not have it itself. */
const getOwn = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

function mergeLists(base: Json[], mine: Json[], theirs: Json[]): Json[] {
  const [old, own, other] = [listById(base), listById(mine), listById(theirs)];
  if (!old || !own || !other) return mergeAppended(base, mine, theirs);
  const merged = mine.flatMap((item): Json[] => {
    const id = getId(item) ?? "";
    // What the other side took out stays out, unless it was changed here.
    const value = mergeJson(old.get(id), own.get(id), other.get(id));
    return value === undefined ? [] : [value];
  });
  const came = theirs.filter((item) => !own.has(getId(item) ?? "") && !isSameJson(old.get(getId(item) ?? ""), item));
  return [...merged, ...came];
}

/**
 * The items that both sides appended to a list, those that both appended alike once; the list of `mine` where one of them did
 * more than append.
 */
function mergeAppended(base: Json[], mine: Json[], theirs: Json[]): Json[] {
  const isContinued = (list: Json[]) => base.every((item, index) => isSameJson(item, list[index]));
  if (!isContinued(mine) || !isContinued(theirs)) return mine;
  const added = theirs.slice(base.length);
  const other = added.findIndex((item, index) => !isSameJson(item, mine[base.length + index]));
  return other === -1 ? mine : [...mine, ...added.slice(other)];
}

function listById(list: Json[]): Map<string, Json> | undefined {
  const byId = new Map<string, Json>();
  for (const item of list) {
    const id = getId(item);
    if (id === undefined || byId.has(id)) return undefined;
    byId.set(id, item);
  }
  return byId;
}

function getId(item: Json): string | undefined {
  return isJsonObject(item) && typeof item["id"] === "string" ? item["id"] : undefined;
}
