/** The quantile of the normal distribution that leaves 2.5 % at each side: the half width of such an interval in standard errors. */
export const NORMAL_QUANTILE = 1.959963984540054;

/** An estimate with the interval in which its true value lies, at a confidence of 95 %. */
export type Interval = {
  value: number;
  low: number;
  high: number;
  /** The number of values it was made of. */
  count: number;
};
