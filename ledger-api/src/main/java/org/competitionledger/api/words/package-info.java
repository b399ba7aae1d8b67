/** What is said to people, in each language. */
package org.competitionledger.api.words;
