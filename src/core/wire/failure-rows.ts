import type { FailureKind } from "./failure.ts";

/** One cause of failure with all by which services name it. */
export type FailureRow = {
  kind: FailureKind;
  /** Types, codes and reasons in snake case that stand for this cause alone. */
  codes: readonly string[];
  /** Words of a sentence without its names, for services that send no such code. */
  words?: RegExp;
};

const FEATURE =
  "images?|pictures?|vision|multi-?modal\\w*|audio|videos?|pdfs?|documents?|files?|image_url|tools?|tool_choice|tool (?:use|calls?|calling|choice)|functions?|function[ -]call\\w*|json (?:mode|schema)|response_format|structured outputs?|streaming|logprobs|reasoning|thinking";

/**
 * Every cause that is told by a code or by words, the same for every status. The codes of all rows are compared first;
 * then the words, in this order.
 */
export const FAILURE_ROWS: readonly FailureRow[] = [
  {
    kind: "role-refused",
    codes: ["unsupported_role", "system_role_not_supported"],
    words:
      /\b(system|developer)( role| message| prompt| instruction)s?\b.{0,40}\b(not|un\w+|only|no|cannot|disallowed)\b|\b(not|no|unsupported|invalid|unexpected|unknown|without a?)\b.{0,40}\b(system|developer) (role|message|prompt|instruction)|\brole\b.{0,60}\b(system|developer)\b|\brole: input should be\b|conversation roles must alternate/,
  },
  {
    kind: "key-refused",
    codes: [
      "invalid_api_key",
      "api_key_invalid",
      "authentication_error",
      "unauthenticated",
      "invalid_authentication",
      "invalid_authentication_error",
      "incorrect_api_key_error",
      "invalid_token",
      "access_token_expired",
      "api_key_expired",
      "missing_api_key",
      "unauthorized",
      "unauthorized_error",
      "no_auth",
      "unrecognized_client_exception",
      "expired_token_exception",
      "api_key_service_blocked",
      "account_deactivated",
    ],
    words:
      /\b(invalid|incorrect|wrong|bad|missing|expired|unknown|revoked|malformed|valid)\b[^.]{0,25}\b(api[ _-]?keys?|subscription keys?|x-api-key|access token|bearer token|auth(entication|orization)? (token|credentials?|header))|\b(api[ _-]?key|(access|bearer) token|auth(entication|orization)? token)\b[^.]{0,40}\b(malformed|not (valid|found|provided|set|recognized|recognised|authorized)|invalid|incorrect|expired|missing|required|revoked|disabled)|no (auth|api)[ _-]?(credentials|key)|invalid (authentication|credentials)|authentication (failed|fails|required)|did ?n[o']t provide an api key|user not found/,
  },
  {
    kind: "filtered",
    codes: [
      "content_filter",
      "content_filtered",
      "responsible_ai_policy_violation",
      "content_policy_violation",
      "content_policy",
      "moderation_blocked",
      "moderation_error",
      "data_inspection_failed",
      "prohibited_content",
      "prompt_blocked",
      "safety",
      "guardrail_intervened",
      "blocked_by_guardrail",
      "image_safety_violation",
      "sensitive_content",
      "input_moderation",
      "cyber_policy_violation",
      "invalid_prompt",
      "sensitive",
    ],
    words:
      /\bcontent (management|filter\w*|moderation|safety|policy|exists risk)|\bmoderation\b|\bflagged\b|\b(blocked|rejected|refused|filtered|stopped)\b[^.]{0,40}\b(safety|content|guardrail|policy|filter)|\bsafety (system|settings|filters?|policy|reasons?)|\b(inappropriate|harmful|sensitive|prohibited|unsafe) (content|material|information|data)|\bviolat\w+\b.{0,60}\b(polic(y|ies)|terms|guidelines|rules)|\bguardrails?\b|\bhigh[- ]risk\b|\busage polic(y|ies)/,
  },
  {
    kind: "model-unknown",
    codes: [
      "model_not_found",
      "model_not_found_error",
      "model_not_available",
      "model_not_exist",
      "deployment_not_found",
      "invalid_model",
      "invalid_model_error",
      "unknown_model",
      "model_deprecated",
      "model_decommissioned",
      "no_such_model",
      "model_retired",
      "unsupported_model",
    ],
    words:
      /\b(unknown|invalid|no such|nonexistent|non-existent|unrecognized|unsupported) model( id| name)?\b(?! (input|parameter))|\bnot a (valid|known|supported) model\b|\bvalid model (id|name)|\bmodel not exist|\bno endpoints (were )?found for\b|\btry pulling it\b|\b(model|deployment)( ‹name›|\b)[^.,]{0,80}?\b(not found|(does|do|did) not exist|doesn't exist|deprecated|decommissioned|retired|no longer|(is|was|are) not (available|found|known|loaded|served|a valid)|unavailable for|could not be found|has been removed|is unknown|not exist)|\bcould not (find|load) (the )?model|\bno model (named|called|with|found)|\bis not found for api\b/,
  },
  {
    kind: "max-tokens-too-large",
    codes: ["max_tokens_too_large", "insufficient_credits_for_max_tokens"],
  },
  {
    kind: "too-large",
    codes: ["request_too_large", "request_entity_too_large", "payload_too_large", "content_too_large"],
    words: /\b(request|payload|body|entity|content)( body| entity)? (is )?too large/,
  },
  {
    kind: "context-full",
    codes: [
      "context_length_exceeded",
      "context_length_exceeded_error",
      "exceed_context_size_error",
      "context_window_exceeded",
      "context_window_exceeded_error",
      "model_context_window_exceeded",
      "string_above_max_length",
      "prompt_too_long",
      "input_too_long",
      "tokens_limit_reached",
      "request_too_many_tokens",
      "max_context_length_exceeded",
    ],
    words:
      /\b(prompt|input|messages?|conversation|request)( (is|are|was|length))? too (long|large for)|\bcontext.{0,20}(length|window|limit|size)|\bout of context|\btoo many (input |prompt )?tokens|\b(reduce|shorten) the (length|size|number of tokens)|\bmaximum (context|prompt|input|sequence|number of (input )?tokens|allowed (input|prompt))|\binput token count\b|\b(input|prompt)s?\b[^.]{0,60}\b(exceeds?|longer than|more than|less than) [^.]{0,40}\b(tokens?|context|length)|\btokens?\b[^.]{0,40}\bexceeds?\b[^.]{0,60}\b(model|context|maximum|window)|\btoo large for model\b|\b(token|input) limit (was |is )?(reached|exceeded)/,
  },
  {
    kind: "plan-limit",
    codes: [
      "insufficient_quota",
      "quota_exceeded",
      "quota_exceeded_error",
      "service_quota_exceeded_exception",
      "exceeded_current_quota_error",
      "subscription_required",
    ],
    words: /\bfree[- ]?tier|\bfree limit|\bsubscription\b(?! keys?\b)|\bquotas?\b/,
  },
  {
    kind: "no-credit",
    codes: [
      "billing_error",
      "insufficient_credits",
      "insufficient_credit",
      "insufficient_balance",
      "insufficient_funds",
      "billing_hard_limit_reached",
      "billing_not_active",
      "credit_balance_too_low",
      "payment_required",
      "payment_required_error",
      "arrearage",
      "balance_not_enough",
      "no_credits",
      "spend_limit_reached",
      "account_overdue_error",
    ],
    words:
      /\bcredit balance|\b(insufficient|low|negative|not enough|no|out of|more|remaining|used all|enough|additional)( (remaining|available|account|your|the|of|prepaid))* (credits?|balance|funds)\b|\b(balance|credits?)\b[^.]{0,40}\b(insufficient|exhausted|too low|depleted|used up|run out|ran out|not enough|required|expired)|\btop up\b|\bbilling (hard|soft) limit|\busage limits?\b|\bspend(ing)? (limit|cap|budget)|\bpayment (method|required|is)|\bbilling (details|is not|has not|not active|account|information)|\bpurchase credits|\baccount\b[^.]{0,40}\b(not active|suspended|overdue|arrears)|\brecharge\b|\bcan only afford|\bbudget (has been )?exceeded|\bmonthly (limit|budget)/,
  },
  {
    kind: "overloaded",
    codes: [
      "overloaded_error",
      "overloaded",
      "engine_overloaded",
      "engine_overloaded_error",
      "model_overloaded",
      "capacity_exceeded",
      "server_overloaded",
      "slow_down",
      "model_not_ready_exception",
      "no_capacity",
    ],
    words:
      /\boverloaded\b|\b(over|at|out of|no( available)?|insufficient|reached|exceeded) (full )?capacity\b|\bcapacity( temporarily)? (exceeded|constraints?|limit)|\btoo busy\b|\bhigh (demand|load|traffic)|\b(server|service|model|engine|system)( is)?( currently)? busy\b|\bno (available |free )?(slots?|workers?|instances?)\b|\bqueue is full/,
  },
  {
    kind: "rate-limited",
    codes: [
      "rate_limit_exceeded",
      "rate_limit_error",
      "rate_limit_reached_error",
      "rate_limited",
      "rate_limit",
      "rate_limit_reached",
      "too_many_requests",
      "too_many_requests_error",
      "throttling_exception",
      "throttling",
      "resource_exhausted",
      "requests_limit_exceeded",
      "request_limit_exceeded",
      "concurrency_limit_exceeded",
    ],
    words:
      /\brate[- ]?limit|\btoo many (concurrent )?requests|\b(requests?|tokens?)( per |\/)(second|minute|hour|day|min)\b|\bthrottl|\bslow down\b|\bconcurren\w+ (limit|requests)|\brequest limit\b|\bretry after \d/,
  },
  { kind: "maintenance", codes: ["maintenance"], words: /\bunder maintenance\b/ },
  {
    kind: "image-refused",
    codes: [
      "invalid_image",
      "invalid_image_format",
      "image_too_large",
      "invalid_image_url",
      "image_parse_error",
      "unsupported_image_media_type",
      "invalid_base64_image",
      "image_content_policy",
    ],
    words:
      /\bimages?\b.*(exceeds|could not process|too (large|small|big)|invalid base64|unsupported (image )?(format|media|type|mime|file)|dimension|could not be (decoded|read|loaded|downloaded)|failed to (decode|load|process)|cannot identify)|\b(could not|cannot|failed to|unable to) (process|decode|load|read|identify|download|fetch) (the |an? |your |input )?images?|\bunsupported image|\binvalid image\b/,
  },
  {
    kind: "unknown-field",
    codes: [
      "unknown_parameter",
      "unsupported_parameter",
      "unrecognized_parameter",
      "extra_forbidden",
      "unrecognized_keys",
      "unknown_field",
      "unexpected_parameter",
    ],
    words:
      /\bextra inputs are not permitted|\badditional ?properties\b.{0,60}\bnot allowed|\b(unsupported|unknown|unrecognized|unrecognised|unexpected|invalid|additional)( request)? (parameter|argument|field|name|key|keyword|propert(y|ies)|attribute|option)s?\b|\bcannot find field|\b(propert(y|ies)|parameter|field|argument|attribute)\b[^.]{0,60}\b(should not exist|(is|are) not (supported|allowed|permitted|recognized|known|expected|accepted)|unsupported)|\bmay not be set\b|\bgot an unexpected/,
  },
  {
    kind: "not-supported",
    codes: [
      "unsupported_modality",
      "unsupported_feature",
      "model_does_not_support_images",
      "unsupported_content_type",
      "not_implemented",
      "not_implemented_error",
    ],
    words: new RegExp(
      `\\b(?:not|no|n't|un)[ -]?(?:support\\w*|enabled|allowed|available|capable|accept\\w*|endpoints found that support)\\b[^.]{0,60}\\b(?:${FEATURE})\\b|\\b(?:${FEATURE})\\b[^.]{0,60}\\b(?:not|n't|un)[ -]?(?:support\\w*|enabled|allowed|available|accept\\w*|a multi-?modal)|\\bnot a multi-?modal|\\bis text[- ]only|\\bonly (?:supports|accepts) text|\\b(?:cannot|can't) (?:process|read|handle|accept|see) (?:${FEATURE})|\\b(?:tool|tool choice|tool_choice|function)\\b[^.]{0,20}\\brequires\\b|\\bat least one of the .{0,20}(?:modality|modalities)`,
    ),
  },
  {
    kind: "bad-gateway",
    codes: ["bad_gateway", "upstream_error", "provider_error", "provider_unavailable"],
    words: /\bprovider returned (an )?error|\bbad gateway\b/,
  },
  { kind: "timed-out", codes: ["gateway_timeout", "deadline_exceeded"], words: /\bgeneration timeout\b/ },
];

/** The status that has the same meaning as a code. Most of these codes name no more than a class of causes. */
export const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  authentication_error: 401,
  billing_error: 402,
  request_too_large: 413,
  rate_limit_error: 429,
  overloaded_error: 529,
  invalid_request_error: 400,
  bad_request_error: 400,
  invalid_argument: 400,
  failed_precondition: 400,
  permission_error: 403,
  permission_denied: 403,
  forbidden: 403,
  not_found_error: 404,
  not_found: 404,
  conflict_error: 409,
  timeout_error: 504,
  api_error: 500,
  server_error: 500,
  internal_server_error: 500,
  internal: 500,
  unavailable: 503,
  service_unavailable: 503,
  service_unavailable_error: 503,
};
