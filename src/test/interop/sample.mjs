// node sample.mjs <folder> [revoked]
//
// Signs a credential of the shape that Cairn gives, with other people's code alone. The verifier is tried on it first:
// what it says about Cairn's credentials counts only once it accepts a good one and refuses a revoked one.
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import * as jose from 'jose';
import * as vc from '@digitalbazaar/vc';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {createCredential, createList} from '@digitalbazaar/vc-bitstring-status-list';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {documentLoader} from './documents.mjs';

const [folder, revoked] = process.argv.slice(2);
const issuer = 'did:web:badges.example.edu';
const origin = 'https://badges.example.edu';

const ed25519 = await Ed25519Multikey.generate({controller: issuer, id: `${issuer}#ed25519`});
const rsa = await jose.generateKeyPair('RS256', {extractable: true});
const did = {
  '@context': 'https://www.w3.org/ns/did/v1',
  id: issuer,
  verificationMethod: [
    {id: `${issuer}#ed25519`, type: 'Multikey', controller: issuer, publicKeyMultibase: ed25519.publicKeyMultibase},
    {id: `${issuer}#rsa`, type: 'JsonWebKey', controller: issuer, publicKeyJwk: await jose.exportJWK(rsa.publicKey)}
  ],
  assertionMethod: [`${issuer}#ed25519`, `${issuer}#rsa`]
};

const list = await createList({length: 131072});
list.setStatus(94567, revoked === 'revoked');
const unsignedStatus = {
  ...await createCredential({id: `${origin}/status/1`, list, statusPurpose: 'revocation'}),
  issuer,
  validFrom: '2026-01-15T12:00:00Z'
};

const level = 'urn:uuid:0b6f6a55-2f2b-4d2f-9e0d-6a3c6fbb1d13';
const alignment = [{
  type: ['Alignment'],
  targetType: 'CFItem',
  targetName: 'Identifies ethical risks',
  targetUrl: `${origin}/frameworks/data/items/1`
}];
const unsigned = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
  ],
  id: `${origin}/credentials/1`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Data Ethics',
  validFrom: '2026-01-15T12:00:00Z',
  issuer: {id: issuer, type: ['Profile'], name: 'Example University'},
  credentialSubject: {
    id: 'urn:uuid:5a4bb8e4-0d6d-4a39-9a4e-2b2d0b7b1c55',
    type: ['AchievementSubject'],
    achievement: {
      id: `${origin}/achievements/1`,
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: 'Data Ethics',
      description: 'Recognises ethical risks in data projects.',
      criteria: {narrative: 'Proficient in the competency.'},
      alignment,
      resultDescription: [{
        id: 'urn:uuid:0b6f6a55-2f2b-4d2f-9e0d-6a3c6fbb1d01',
        type: ['ResultDescription'],
        name: 'Identifies ethical risks',
        resultType: 'RubricCriterionLevel',
        requiredLevel: level,
        alignment,
        rubricCriterionLevel: [{id: level, type: ['RubricCriterionLevel'], name: 'Proficient', level: '3', points: '3'}]
      }]
    },
    result: [{
      type: ['Result'],
      resultDescription: 'urn:uuid:0b6f6a55-2f2b-4d2f-9e0d-6a3c6fbb1d01',
      achievedLevel: level,
      value: '3',
      status: 'Completed'
    }]
  },
  credentialSchema: [{
    id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
    type: '1EdTechJsonSchemaValidator2019'
  }],
  credentialStatus: {
    id: `${origin}/status/1#94567`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: `${origin}/status/1`
  }
};

const loader = documentLoader({dids: [did], status: unsignedStatus});
const suite = () => new DataIntegrityProof({signer: ed25519.signer(), cryptosuite});
const status = await vc.issue({credential: unsignedStatus, suite: suite(), documentLoader: loader});
const credential = await vc.issue({credential: unsigned, suite: suite(), documentLoader: loader});
// Open Badges 3.0 wants a list even of one proof.
credential.proof = [credential.proof];
const jwt = await new jose.SignJWT({
  ...credential,
  iss: issuer,
  jti: credential.id,
  sub: credential.credentialSubject.id,
  nbf: Date.parse(credential.validFrom) / 1000
}).setProtectedHeader({alg: 'RS256', kid: `${issuer}#rsa`, typ: 'JWT'}).sign(rsa.privateKey);

await mkdir(folder, {recursive: true});
const write = (name, content) => writeFile(join(folder, name), content);
await write('credential.json', JSON.stringify(credential));
await write('credential.jwt', jwt);
await write('did.json', JSON.stringify(did));
await write('status.json', JSON.stringify(status));
