import { classifyHost } from "#core/connections/classify-host.ts";

/**
 * Removes the service workers that see what this page sends. Étude has none: on this computer one is left over from
 * another program that used the same address. On any other host it may belong to whoever serves the page, and stays.
 * Returns true where there was one.
 */
export async function removeServiceWorkers(): Promise<boolean> {
  const { location, navigator } = globalThis;
  if (!location || classifyHost(location.hostname) !== "loopback") return false;
  try {
    const registrations = await navigator.serviceWorker.getRegistrations();
    const own = registrations.filter(({ scope }) => location.href.startsWith(scope));
    await Promise.all(own.map((registration) => registration.unregister()));
    return own.length > 0;
  } catch {
    // The browser has no service workers here, such as in a private window.
    return false;
  }
}
