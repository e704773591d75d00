/** How nodes are called in sentences. */
export const nodeNoun = { one: 'node', many: 'nodes' };
