/** True for the name of a file that holds rows and nothing else. */
export const isTableName = (name: string): boolean => /\.(?:[ct]sv|ya?ml)$/i.test(name);
