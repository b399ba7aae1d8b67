// An OpenID Connect provider for the tests: node provider.mjs PORT LEDGER SECRET ENDS-SESSIONS
// Who is known, and how long tokens last, stands in people.json, which a test may change meanwhile.
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const [port, ledger, secret, endsSessions] = process.argv.slice(2);
const known = () => JSON.parse(readFileSync('people.json', 'utf8'));
const lasting = () => known().tokensLastSeconds;
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'ledger',
      client_secret: secret,
      redirect_uris: [`${ledger}/desk/session`],
      ...(endsSessions === 'true' && { post_logout_redirect_uris: [`${ledger}/desk/signed-out`] }),
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  features: { rpInitiatedLogout: { enabled: endsSessions === 'true' } },
  claims: { openid: ['sub', 'name', 'groups', 'realm_access', 'competitions', 'participants'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  ttl: { IdToken: lasting, AccessToken: lasting, RefreshToken: 600, Grant: 600, Session: 600, Interaction: 600 },
  issueRefreshToken: async () => true,
  findAccount: async (context, id) =>
    known().people[id] && { accountId: id, claims: async () => ({ sub: id, ...known().people[id] }) },
  cookies: { keys: ['a-key-of-the-tests-alone'] },
  jwks: undefined,
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
