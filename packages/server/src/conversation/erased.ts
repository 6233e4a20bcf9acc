/** Stands where a person stood who was erased; nobody's id, so nothing is theirs again. */
export const ERASED = '(erased)';
