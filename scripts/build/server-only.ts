/** Stands for the package `server-only` outside Next, where every module is on the server. */
export {};
