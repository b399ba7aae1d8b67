/** How to subscribe to a competition, compute with it and build on it, with real addresses. */
package org.competitionledger.api.pages.data;
