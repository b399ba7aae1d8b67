/** The rules: those in force as a document, how they changed, and what each change did. */
package org.competitionledger.api.pages.rules;
