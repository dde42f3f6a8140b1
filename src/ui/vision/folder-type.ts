/** The type that file managers give a folder. */
export const FOLDER_TYPE = "inode/directory";
