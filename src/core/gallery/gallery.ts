import type { GalleryItem } from "./gallery-item.ts";
import { GALLERY_PICTURES } from "./gallery-pictures.ts";
import { GALLERY_TEXTS } from "./gallery-texts.ts";

/** The things to try, pictures first. */
export const GALLERY: readonly GalleryItem[] = [...GALLERY_PICTURES, ...GALLERY_TEXTS];
