import type { Config } from "tailwindcss";

/** The token table. Values are CSS variables in src/styles.css, so that both themes share every class. */
export default {
  content: ["./index.html", "./src/**/*.tsx"],
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      paper: "var(--paper)",
      surface: "var(--surface)",
      sunken: "var(--sunken)",
      line: { DEFAULT: "var(--line)", strong: "var(--line-strong)" },
      ink: { DEFAULT: "var(--ink)", 2: "var(--ink-2)", 3: "var(--ink-3)" },
      accent: { DEFAULT: "var(--accent)", ink: "var(--accent-ink)", soft: "var(--accent-soft)" },
      ok: "var(--ok)",
      warn: "var(--warn)",
      danger: { DEFAULT: "var(--danger)", soft: "var(--danger-soft)", line: "var(--danger-line)" },
      variant: {
        a: "var(--variant-a)",
        b: "var(--variant-b)",
        c: "var(--variant-c)",
        d: "var(--variant-d)",
        e: "var(--variant-e)",
        f: "var(--variant-f)",
        g: "var(--variant-g)",
        h: "var(--variant-h)",
        ink: "var(--variant-ink)",
      },
    },
    fontFamily: {
      sans: ["Inter Variable", "system-ui", "sans-serif"],
      mono: ["JetBrains Mono Variable", "ui-monospace", "monospace"],
    },
    fontSize: {
      xs: ["0.6875rem", "1rem"],
      sm: ["0.75rem", "1.125rem"],
      base: ["0.8125rem", "1.21875rem"],
      md: ["0.84375rem", "1.35rem"],
      lg: ["0.9375rem", "1.4rem"],
      xl: ["1.625rem", "1.95rem"],
    },
    boxShadow: { raised: "var(--shadow)", none: "none" },
  },
} satisfies Config;
