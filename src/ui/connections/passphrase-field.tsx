import { Eye, EyeOff } from "lucide-react";
import type { ComponentProps } from "react";
import { useState } from "react";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

/**
 * A field for a passphrase, shown as dots. It is no password field: a browser would offer to keep the passphrase, and take
 * the API key beside it for the name of its user.
 */
export function PassphraseField({ trailing, value, ...rest }: ComponentProps<typeof TextField>) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="off"
      data-1p-ignore
      data-lpignore="true"
      isLiteral
      {...rest}
      value={value}
      className={!isShown && value !== "" ? "masked" : undefined}
      trailing={
        <>
          <IconButton
            icon={isShown ? EyeOff : Eye}
            label={isShown ? "Hide passphrase" : "Show passphrase"}
            onClick={() => setShown(!isShown)}
            className="size-8"
          />
          {trailing}
        </>
      }
    />
  );
}
