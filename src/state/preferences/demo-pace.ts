import { deviceStore } from "#io/storage/browser-store.ts";

/** The demo model writes at a reader's pace unless `etude:demo-pace` is `off` on this device: tests switch it so. */
export function isDemoPaced(): boolean {
  return deviceStore.read("etude:demo-pace") !== "off";
}
