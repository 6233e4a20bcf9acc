const FAULT =
  /发错|错发|寄错|少发|漏发|少了|缺|没给我|破|碎|裂|坏|磕|质量|掉色|褪色|开线|脱线|瑕疵|松动|漏|不符|不一样|色差|不对|不是我|不能用|用不了|收到|到手|发来|发成|寄来|里面|打开|差评|维修|修|\b(wrong|missing|left out|damag|brok|crack|shatter|smash|chip|fault|defect|quality|fell apart|falls? apart|leak|works?|stopped|received|got|arrived|came|sent me|opened|inside|instead|incomplete|not the|isn'?t the|not what|only|scratch|stain|dead|dent|repair|torn)/i;
const FAULTS = new Set(['wrong_item', 'missing_item', 'faulty_item']);

/** True for an intent that would own up to a mistake which the words do not speak of. */
export function admitsTooMuch(intent: string, words: string): boolean {
  return FAULTS.has(intent) && !FAULT.test(words);
}
