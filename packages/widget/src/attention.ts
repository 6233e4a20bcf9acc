import { type KeptTexts, SOUND } from '@zaine/client';

/** Says in the tab's title how much is unread; 0 takes it away. The page may have another title by then. */
function count(unread: number): void {
  const title = document.title.replace(/^\(\d+\) /, '');
  document.title = unread ? `(${unread}) ${title}` : title;
}

/** Two soft notes, made on the spot; a browser that allows no sound yet stays silent. */
function chime(): void {
  const audio = new AudioContext();
  for (const [index, pitch] of [784, 1046].entries()) {
    const tone = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    const at = audio.currentTime + index * 0.12;
    volume.gain.setValueAtTime(0.08, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.3);
    if (index) tone.onended = () => void audio.close();
  }
}

/** Whether the shopper asked on this device to hear of new messages; off at first. */
export const isLoud = (store: KeptTexts | undefined): boolean => Boolean(store?.read(SOUND));

/** Keeps what the shopper chose, as far as they let anything be kept. */
export function setLoud(store: KeptTexts | undefined, on: boolean): void {
  if (on) return store?.write(SOUND, '1');
  count(0);
  store?.remove(SOUND);
}

/** Draws the attention of a shopper who looks elsewhere. */
export function callAttention(store: KeptTexts | undefined, unread: number, more: boolean): void {
  if (!isLoud(store)) return;
  count(unread);
  if (more) chime();
}
