import type { JSX } from 'react';
import { Zaine } from './zaine.tsx';

const signedToken = async () => (await fetch('/my-account/chat-identity', { method: 'POST' })).text();

/** A shop's page; the chat may stand anywhere in the tree. */
export function App(): JSX.Element {
  return (
    <main>
      <h1>Muhe Living</h1>
      <Zaine site="your-shop" server="https://chat.your-shop.example" locale="en" identity={signedToken} />
    </main>
  );
}
