/** How long and how much: a whole run stays under 90 seconds, a short one under 25. */
export const plans = {
  full: { rounds: 3, visitors: 256, warm: 0.8, paced: 1.4, saturated: 1.6, idle: 2000, atMost: 240 },
  short: { rounds: 1, visitors: 96, warm: 0.4, paced: 0.7, saturated: 0.7, idle: 500, atMost: 90 },
};

/** Messages a second where latency is looked at without saturation. */
export const RATE = 200;

/** What a shopper types where no answer of the bot is wanted; a send of it is about 150 bytes. */
export const message = { kind: 'text', text: '上次买的那只红色马克杯，杯口有一点点小缺口，麻烦帮我看看' };

/** As long a message that the bot never answers. */
export const rating = { kind: 'rating', score: 5, text: message.text };

/** What the bot is asked, a third of the visitors each. */
export const questions = ['我的快递到哪了', '运费怎么算', 'where is my parcel'].map((text) => ({
  kind: 'text',
  text,
}));
