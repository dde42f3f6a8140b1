import type { ComponentProps } from "react";
import { type Address, formatAddress } from "#core/links/address.ts";

/**
 * A link to a place in Étude. A plain click, Enter or Space opens it in this tab; the browser does what it does for any
 * link otherwise, such as to open a tab for a middle click.
 */
export function PlaceLink({
  address,
  onChosen,
  children,
  ...rest
}: Omit<ComponentProps<"a">, "href" | "onClick" | "onKeyDown"> & { address: Address; onChosen: () => void }) {
  return (
    <a
      {...rest}
      href={formatAddress(address)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onChosen();
      }}
      onKeyDown={(event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        event.currentTarget.click();
      }}
    >
      {children}
    </a>
  );
}
