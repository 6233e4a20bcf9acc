/**
 * How long and how much, in seconds and messages. On a machine with nothing else to do a whole run stays under 210
 * seconds and a short one under 40; after `atMost` it is given up.
 */
export const plans = {
  full: {
    rounds: 7,
    visitors: 256,
    warm: 3000,
    paced: 0.8,
    runIn: 0.3,
    saturated: 1.1,
    idle: 2000,
    atMost: 300,
  },
  short: {
    rounds: 1,
    visitors: 64,
    warm: 600,
    paced: 0.5,
    runIn: 0.1,
    saturated: 0.4,
    idle: 500,
    atMost: 120,
  },
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
