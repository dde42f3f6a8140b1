const WORST = 1;
const BEST = 5;

/** A rating from 1 to 5 as a score from 0 to 1. */
export const scoreRating = (rating: number): number => (rating - WORST) / (BEST - WORST);

/** The rating that a score stands for. */
export const readRating = (score: number): number => Math.round(score * (BEST - WORST)) + WORST;
