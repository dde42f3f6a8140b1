// Named imports, because the linter looks for a default export in the source of a worker and finds none.
import { default as checks } from "#io/checks/check-worker.ts?worker&url";
import { default as colours } from "#io/colours/colour-worker.ts?worker&url";
import { default as comparisons } from "#io/images/compare-worker.ts?worker&url";
import { default as demo } from "#io/demo/demo-worker.ts?worker&url";
import { default as differences } from "#io/differences/difference-worker.ts?worker&url";
import { default as documents } from "#io/documents/document-worker.ts?worker&url";
import { default as edits } from "#io/images/edit-worker.ts?worker&url";
import { default as images } from "#io/images/image-worker.ts?worker&url";
import { default as imports } from "#io/imports/import-worker.ts?worker&url";
import { default as search } from "#io/search/search-worker.ts?worker&url";
import { getOfflineWorkerAddress } from "./offline-worker-address.ts";

const ADDRESSES = { checks, colours, comparisons, demo, differences, documents, edits, images, imports, search };

/**
 * The part of the Trusted Types API that is used here, which the DOM library lacks. `createScriptURL` really returns an
 * object, which only `new Worker` may convert to text.
 */
type Policy = { createScriptURL(url: string): string };
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy };

let policy: Policy | undefined;

/**
 * The address of one of Étude's workers, for `new Worker`. Under `require-trusted-types-for 'script'` an address must
 * come from a policy; a policy name can be created only once, and this policy allows no other address.
 */
export function getWorkerUrl(worker: keyof typeof ADDRESSES): string {
  policy ??= createPolicy();
  return policy.createScriptURL(ADDRESSES[worker]);
}

/** The address of the service worker, for `register`, by the same policy. */
export function getOfflineWorkerUrl(): string {
  policy ??= createPolicy();
  return policy.createScriptURL(getOfflineWorkerAddress());
}

function createPolicy(): Policy {
  const rules: Policy = {
    createScriptURL(url) {
      if (!Object.values(ADDRESSES).includes(url) && url !== getOfflineWorkerAddress())
        throw new TypeError("Only Étude's own workers may be started.");
      return url;
    },
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy("etude-worker", rules) ?? rules;
}
