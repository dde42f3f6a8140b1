import { OPUS_4_5 } from "#core/models/model-ids.ts";

/** The call that the model's documentation page makes, and the addresses at which its first two steps are taken. */
export const SAMPLE_CALL = {
  connectionId: "aimlapi",
  modelId: OPUS_4_5,
  prompt: "Hello",
  signUpUrl: "https://aimlapi.com/app/sign-up",
  keysUrl: "https://aimlapi.com/app/keys",
} as const;
