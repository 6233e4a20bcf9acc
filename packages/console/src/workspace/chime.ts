const NOTES_HZ = [659, 880];
const NOTE_SECONDS = 0.28;
const LOUDNESS = 0.05;

/** Two soft notes, the second a fourth above the first. */
export function createChime(): () => void {
  let context: AudioContext | undefined;
  return () => {
    context ??= new AudioContext();
    void context.resume();
    for (const [index, frequency] of NOTES_HZ.entries()) {
      playNote(context, frequency, context.currentTime + index * NOTE_SECONDS * 0.5);
    }
  };
}

function playNote(context: AudioContext, frequency: number, start: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + NOTE_SECONDS);
}
