/** Stands for a value that must not be shown. Its length says nothing about the value. */
export const masked = '•••';
