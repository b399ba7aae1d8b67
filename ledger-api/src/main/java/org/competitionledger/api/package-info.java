/** The service over HTTP. */
package org.competitionledger.api;
