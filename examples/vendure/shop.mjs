// A Vendure shop in one process: an in-memory database, three products, one customer, and a role for Zaine that may
// read and work on orders and nothing else. Starts in some ten seconds; what happens in it is gone when it ends.
import { fileURLToPath } from 'node:url';
import {
  bootstrap,
  DefaultLogger,
  defaultConfig,
  dummyPaymentHandler,
  LanguageCode,
  LogLevel,
  mergeConfig,
} from '@vendure/core';
import { populate } from '@vendure/core/cli/index.js';

process.env.VENDURE_DISABLE_TELEMETRY = 'true';
const port = Number(process.env.PORT ?? 8791);
const owner = { identifier: 'superadmin', password: process.env.OWNER_PASSWORD ?? 'superadmin' };
const zaine = { identifier: 'zaine@example.com', password: process.env.ZAINE_PASSWORD ?? 'zaine-works-here' };
const buyer = {
  emailAddress: 'lin@example.com',
  firstName: '晓雯',
  lastName: '林',
  password: 'lin-buys-here',
};

const config = mergeConfig(defaultConfig, {
  logger: new DefaultLogger({ level: LogLevel.Error }),
  apiOptions: {
    cors: false,
    port,
    hostname: '127.0.0.1',
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    superadminCredentials: owner,
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, autoSave: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
});

const initialData = {
  defaultLanguage: LanguageCode.en,
  defaultZone: 'Asia',
  countries: [{ name: 'China', code: 'CN', zone: 'Asia' }],
  taxRates: [{ name: 'Standard', percentage: 0 }],
  shippingMethods: [{ name: 'SF Express', price: 0 }],
  paymentMethods: [
    {
      name: 'At once',
      handler: { code: dummyPaymentHandler.code, arguments: [{ name: 'automaticSettle', value: 'true' }] },
    },
  ],
  collections: [],
};

const products = fileURLToPath(new URL('products.csv', import.meta.url));
await populate(() => bootstrap(config), initialData, products);
await openTheDoor();
console.log(`Vendure is at http://127.0.0.1:${port}/admin-api`);

/** Makes the customer and Zaine's own way in. */
async function openTheDoor() {
  const admin = await signIn();
  const { createRole } = await admin(
    `mutation ($permissions: [Permission!]!) {
      createRole(input: { code: "zaine", description: "Zaine: reads and works on orders", permissions: $permissions }) { id }
    }`,
    { permissions: ['ReadOrder', 'UpdateOrder', 'ReadCustomer', 'ReadCatalog'] },
  );
  await admin(`mutation ($input: CreateAdministratorInput!) { createAdministrator(input: $input) { id } }`, {
    input: {
      firstName: 'Zai',
      lastName: 'Ne',
      emailAddress: zaine.identifier,
      password: zaine.password,
      roleIds: [createRole.id],
    },
  });
  const { password, ...input } = buyer;
  await admin(
    `mutation ($input: CreateCustomerInput!, $password: String!) {
      createCustomer(input: $input, password: $password) { __typename }
    }`,
    { input, password },
  );
}

async function signIn() {
  let token;
  const ask = async (query, variables) => {
    const answer = await fetch(`http://127.0.0.1:${port}/admin-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    token ??= answer.headers.get('vendure-auth-token');
    const { data, errors } = await answer.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  };
  await ask(
    `mutation ($name: String!, $password: String!) { login(username: $name, password: $password) { __typename } }`,
    { name: owner.identifier, password: owner.password },
  );
  return ask;
}
