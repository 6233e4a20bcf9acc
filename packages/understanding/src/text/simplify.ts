import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'twp', to: 'cn' });

/** Traditional Chinese, with the words of Taiwan, to Simplified; any other text stays as it is. */
export function simplify(text: string): string {
  return convert(text);
}
