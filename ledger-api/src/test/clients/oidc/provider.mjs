// An OpenID Connect provider with a few people, for the tests: node provider.mjs PORT REDIRECT_URI
import Provider from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const people = {
  organiser: { name: 'Kim Organiser', realm_access: { roles: ['fair-organisers'] }, competitions: ['*'] },
  'auth0|Judge-One': { name: 'Judge One' },
  stranger: { name: 'A Stranger' },
};
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'ledger',
      client_secret: 'a-secret-of-the-tests-alone-0123456789',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  claims: { openid: ['sub', 'name', 'realm_access', 'competitions', 'participants'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  ttl: { IdToken: 20, AccessToken: 20, RefreshToken: 40, Grant: 600, Session: 600, Interaction: 600 },
  issueRefreshToken: async () => true,
  findAccount: async (context, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, ...people[id] }),
  }),
  cookies: { keys: ['a-key-of-the-tests-alone'] },
  jwks: undefined,
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
