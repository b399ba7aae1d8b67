/** What the service says of itself to programs: its OpenAPI and AsyncAPI documents. */
package org.competitionledger.api.documents;
