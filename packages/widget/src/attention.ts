let title: string | undefined;

/** Says in the tab's title how much is unread, and gives the title back when nothing is. */
function count(unread: number): void {
  if (unread && title === undefined) title = document.title;
  if (title !== undefined) document.title = unread ? `(${unread}) ${title}` : title;
  if (!unread) title = undefined;
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

const NAME = 'zaine.sound';

/** Whether the shopper asked on this device to hear of new messages; off at first. */
export function isLoud(): boolean {
  try {
    return Boolean(localStorage.getItem(NAME));
  } catch {
    return false;
  }
}

/** Keeps what the shopper chose. */
export function setLoud(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? '1' : '');
  } catch {
    // Chosen for this page alone is not worth the words.
  }
}

/** Draws the attention of a shopper who looks elsewhere. */
export function callAttention(unread: number, more: boolean): void {
  if (!isLoud()) return;
  count(unread);
  if (more) chime();
}
