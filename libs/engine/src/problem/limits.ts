/** A time that never comes: later than any plan may reach. Fits 31 bits so that it stays a small integer everywhere. */
export const NEVER = 0x3fffffff;
/** Before everything: no lower bound. */
export const ALWAYS = -0x3fffffff;
/** No index: no equipment, no run, no session. */
export const NONE = -1;
