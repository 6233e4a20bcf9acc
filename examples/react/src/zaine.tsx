import { init, type ZaineChat, type ZaineOptions } from '@zaine/widget';
import { useEffect, useRef } from 'react';

/** Puts the chat on the page for as long as the component is there; StrictMode's second mount makes no second chat. */
export function Zaine(options: ZaineOptions) {
  const chat = useRef<ZaineChat | null>(null);
  // Made from the first options; later ones go by calls.
  const first = useRef(options);
  useEffect(() => {
    chat.current = init(first.current);
    return () => void chat.current?.destroy();
  }, []);
  useEffect(() => {
    if (options.locale) chat.current?.setLocale(options.locale);
  }, [options.locale]);
  return null;
}
