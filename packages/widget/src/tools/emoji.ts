/** What is wanted in a shop; a keyboard has the rest. */
export const emoji =
  '😊 😀 😂 🥹 😍 🤔 😅 😢 😭 😡 😱 🙏 👍 👎 👌 🤝 👏 🙌 ❤️ 💔 🎉 🎁 🌹 ☕ 📦 🚚 🧾 💰 🛒 📷 ✅ ❌ ❓ ⏰ 🏠 📍 👗 👟 🍵 🐱'.split(
    ' ',
  );
