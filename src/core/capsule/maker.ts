/** The program that makes capsules and backups, with its version. */
export const MAKER = "Étude 0.1.0";
