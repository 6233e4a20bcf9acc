import { expect, it } from 'vitest';
import { loadWords } from '../strings/words.ts';
import { OwnWords } from './own-words.ts';

it('says a fixed text where the widget would make one from names and numbers', async () => {
  const own = new OwnWords();
  own.add({ write: 'Ask away', here: 'Open till nine' } as never, 'en');
  const { text } = own.over(await loadWords('en'), undefined);
  expect(text.write('Muhe Living')).toBe('Ask away');
  expect(text.here).toBe('Open till nine');
});
