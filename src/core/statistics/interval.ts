/** An estimate with the interval in which its true value lies, at a confidence of 95 %. */
export type Interval = {
  value: number;
  low: number;
  high: number;
  /** The number of values it was made of. */
  count: number;
};
