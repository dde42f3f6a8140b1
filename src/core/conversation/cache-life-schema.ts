import * as v from "valibot";
import { CACHE_LIVES } from "#core/content/part.ts";

/** The schema of the life of a cache breakpoint. */
export const CACHE_LIFE_SCHEMA = v.picklist(CACHE_LIVES);
