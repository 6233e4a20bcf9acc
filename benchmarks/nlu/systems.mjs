import { createRequire } from 'node:module';
import { createLabeller, trainModel } from '../../packages/understanding/dist/index.js';

const require = createRequire(import.meta.url);

/** Each takes samples and a language and gives a function from text to label. */
export const systems = {
  /** Zaine's generic classifier without calibration and without any built-in content. */
  zaine(train) {
    return createLabeller(trainModel(train, { folds: 0 }));
  },

  /** natural's naive Bayes; Chinese is given to it by characters, English by its own tokeniser and stemmer. */
  natural(train, language) {
    const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier.js');
    const classifier = new BayesClassifier();
    const seen = (text) => (language === 'zh' ? [...text] : text);
    for (const { text, label } of train) classifier.addDocument(seen(text), label);
    classifier.train();
    return (text) => classifier.classify(seen(text));
  },

  /** nlp.js as its documentation starts it, loaded anew each time: its dock is one for all, and would still know the set before. */
  async 'nlp.js'(train, language) {
    for (const path of Object.keys(require.cache)) if (path.includes('@nlpjs')) delete require.cache[path];
    const { dockStart } = require('@nlpjs/basic');
    const use = language === 'zh' ? ['Basic', 'LangZh'] : ['Basic', 'LangEn'];
    const dock = await dockStart({ settings: { nlp: { autoSave: false, log: false } }, use });
    const nlp = dock.get('nlp');
    nlp.addLanguage(language);
    for (const { text, label } of train) nlp.addDocument(language, text, label);
    await nlp.train();
    return async (text) => (await nlp.process(language, text)).intent;
  },
};
