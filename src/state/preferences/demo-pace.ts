import { deviceStore } from "#io/storage/browser-store.ts";

/**
 * True unless `etude:demo-pace` is `off` on this device: the demo model then writes without pacing, which tests use.
 */
export function isDemoPaced(): boolean {
  return deviceStore.read("etude:demo-pace") !== "off";
}
