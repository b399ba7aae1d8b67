/** What an auditor should look at. */
package org.competitionledger.api.findings;
