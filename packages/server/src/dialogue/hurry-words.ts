/** Asked to be hurried, not only when it leaves. */
export const HURRY = /催|快点|快些|尽快|赶紧|赶快|加急|\b(hurry|rush|chase|speed|urge|asap|expedite)\b/i;
