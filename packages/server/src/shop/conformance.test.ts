import { describeShop } from '../testing/shop-conformance.ts';
import { openOnVendure, whyNoVendure } from '../testing/shop-on-vendure.ts';
import { openOverHttp } from '../testing/shop-over-http.ts';
import { openBuiltIn } from '../testing/shop-under-test.ts';
import { testStores } from '../testing/test-store.ts';

for (const kind of testStores) {
  describeShop(`The built-in shop on ${kind.name}`, () => openBuiltIn(kind), kind.skip);
  describeShop(`A shop over HTTP, with ${kind.name}`, () => openOverHttp(kind), kind.skip);
}

const [first] = testStores;
if (first) describeShop('A Vendure shop', () => openOnVendure(first), whyNoVendure());
