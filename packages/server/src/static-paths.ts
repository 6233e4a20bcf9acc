import { fileURLToPath } from 'node:url';

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Folders of built files that the server hands out; the paths hold for sources, the build and installed packages. */
export const staticPaths = {
  widget: beside('../../widget/dist/cdn/'),
  console: beside('../../console/dist/'),
  demoShop: beside('../../../examples/demo-shop/public/'),
};

/** The built-in model of the understanding package. */
export const modelPath = beside('../../understanding/dist/model.bin');

/** A text that changes whenever the built-in model does. */
export const modelKeyPath = beside('../../understanding/dist/model.key');
/** The folder of the sentences the built-in model was trained on, by language. */
export const contentPath = beside('../../understanding/content/');
