/** The error for a request that must not be sent; its message is the reason, as a sentence for the user. */
export class NotSendable extends Error {
  override name = "NotSendable";
}
