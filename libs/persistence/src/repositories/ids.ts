const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** True for the ids this store gives out; anything else names nothing. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
