/** A request that must not leave, with the reason as a sentence for a reader. */
export class NotSendable extends Error {
  override name = "NotSendable";
}
