import { afterEach, expect, test } from "vitest";
import { OPUS_4_5 } from "#core/models/model-ids.ts";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { queryClient } from "#state/query-client.ts";
import { resetState } from "#state/reset-state.ts";
import { getKnownPrices } from "./known-prices.ts";

afterEach(resetState);

test("prices come from one source: the loaded list, also where it names none, and the built-in price only before", () => {
  expect(getKnownPrices("aimlapi", OPUS_4_5)).toMatchObject({ inputUsdPerMillionTokens: 6.5 });
  const listed = { id: OPUS_4_5, aliases: [], isChat: true, pages: [] };
  queryClient.setQueryData(catalogueQuery("aimlapi").queryKey, { entries: [listed] });
  expect(getKnownPrices("aimlapi", OPUS_4_5)).toBeUndefined();
  queryClient.setQueryData(catalogueQuery("aimlapi").queryKey, {
    entries: [{ ...listed, prices: { inputUsdPerMillionTokens: 7 } }],
  });
  expect(getKnownPrices("aimlapi", OPUS_4_5)).toEqual({ inputUsdPerMillionTokens: 7 });
  expect(getKnownPrices("demo", "any")).toBe("free");
});
