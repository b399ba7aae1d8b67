/** That nothing was altered: what is signed and by whom, and how to check it without us. */
package org.competitionledger.api.pages.proof;
