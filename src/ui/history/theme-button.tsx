import { Monitor, Moon, Sun } from "lucide-react";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

const NEXT_THEMES = {
  system: { icon: Monitor, label: "Theme: as the system. Change to light", next: "light" },
  light: { icon: Sun, label: "Theme: light. Change to dark", next: "dark" },
  dark: { icon: Moon, label: "Theme: dark. Change to the system's", next: "system" },
} as const;

/** Goes round the three themes. */
export function ThemeButton() {
  const { icon, label, next } = NEXT_THEMES[usePreference("theme")];
  return <IconButton icon={icon} label={label} onClick={() => preferencesChanged({ theme: next })} />;
}
