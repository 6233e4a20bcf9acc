/** Why somebody is asked to sign in (again). */
export type Refusal = 'wrong' | 'too_often' | 'unreachable' | 'expired' | 'forbidden' | 'failed';
