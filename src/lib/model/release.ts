/** The version of the atlas, as in package.json; every file it writes says it. */
export const release = '0.1.0';
