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
