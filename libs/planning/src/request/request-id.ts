/** Id of a request for planning work. */
export type RequestId = string & { readonly idOf: 'planning request' };
