/** The local key pair with which tokens are signed where no identity provider is. */
package org.competitionledger.projections.security;
