/** An amount given in the currency's minor unit, as it is written: ¥128.00. */
export function money(amount: number, currency: string, language: 'zh' | 'en'): string {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
