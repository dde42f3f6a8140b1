import { classifyHost } from "#core/connections/classify-host.ts";
import { hasOfflineWorker, isOwnRegistration } from "./offline-worker-address.ts";

/**
 * Removes the service workers of other programs that see what this page sends: on this computer they are left over from a
 * program that used the same address. On any other host they may belong to whoever serves the page, and stay. Étude's own goes
 * too where this version has none. Returns true where there was one of another program.
 */
export async function removeServiceWorkers(hasOwn = hasOfflineWorker()): Promise<boolean> {
  const { location, navigator } = globalThis;
  if (!location) return false;
  try {
    const registrations = await navigator.serviceWorker.getRegistrations();
    const covering = registrations.filter(({ scope }) => location.href.startsWith(scope));
    const own = covering.filter(isOwnRegistration);
    const isLoopback = classifyHost(location.hostname) === "loopback";
    const others = isLoopback ? covering.filter((registration) => !own.includes(registration)) : [];
    await Promise.all([...others, ...(hasOwn ? [] : own)].map((registration) => registration.unregister()));
    return others.length > 0;
  } catch {
    // The browser has no service workers here, such as in a private window.
    return false;
  }
}
