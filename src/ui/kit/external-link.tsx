import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

/** A link to another site. It opens in a new tab, which learns nothing of this page. */
export function ExternalLink({
  href,
  title,
  keepsColour = false,
  className,
  children,
}: {
  href: string;
  title?: string;
  /** True to keep the colour of the surrounding text. */
  keepsColour?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      title={title}
      target="_blank"
      rel="noopener noreferrer"
      className={joinClasses("underline underline-offset-2", !keepsColour && "text-accent", className)}
    >
      {children}
    </a>
  );
}
