// The loader comes in its own time: until then calls wait in a queue that it empties.
window.zaine =
  window.zaine ||
  function zaine(...call) {
    window.zaine.q = window.zaine.q || [];
    window.zaine.q.push(call);
  };

/** Tells the chat something: `setLocale`, `setContext`, `identify`, `logout`, `open`, `showNewMessage`. */
export function chat(...command) {
  window.zaine(...command);
}
