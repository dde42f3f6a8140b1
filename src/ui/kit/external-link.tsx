import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

/** A link to another site. It opens in a new tab, which learns nothing of this page. */
export function ExternalLink({
  href,
  keepsColour = false,
  className,
  children,
}: {
  href: string;
  /** The colour of the text around it is kept. */
  keepsColour?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className={joinClasses("underline underline-offset-2", !keepsColour && "text-accent", className)}
    >
      {children}
    </a>
  );
}
