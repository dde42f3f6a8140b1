/** True in a build with a service worker; false in development and in a build without one. Written in by the build. */
declare const HAS_OFFLINE_WORKER: boolean;

/** The file of the service worker, in the folder of the page. Its name is no other program's. */
const OFFLINE_WORKER_FILE = "etude-offline.js";

export const hasOfflineWorker = (): boolean => HAS_OFFLINE_WORKER;

/** The address of the service worker of this page. */
export const getOfflineWorkerAddress = (): string => new URL(OFFLINE_WORKER_FILE, globalThis.location.href).href;

/** True for a registration with the service worker of Étude and no other. */
export function isOwnRegistration({ active, waiting, installing }: ServiceWorkerRegistration): boolean {
  const address = getOfflineWorkerAddress();
  return [active, waiting, installing].every((worker) => !worker || worker.scriptURL === address);
}
