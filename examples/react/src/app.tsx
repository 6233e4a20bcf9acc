import { type JSX, useState } from 'react';
import { Zaine } from './zaine.tsx';

/** A shop's page; the chat may stand anywhere in the tree. */
export function App(): JSX.Element {
  const [locale, setLocale] = useState('en');
  return (
    <main>
      <h1>A shop in React</h1>
      <button type="button" onClick={() => setLocale(locale === 'en' ? 'zh-CN' : 'en')}>
        {locale === 'en' ? '中文' : 'English'}
      </button>
      <Zaine site="demo" server="http://127.0.0.1:8787" locale={locale} />
    </main>
  );
}
