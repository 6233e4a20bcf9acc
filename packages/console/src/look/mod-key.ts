/** The name of the key that goes with shortcuts in a text box, as the keyboard at hand prints it. */
export function modKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
