/**
 * What is said to people, in Korean and in English: the lists of texts, and how a text takes its
 * words in. Knows nothing of the ledger.
 */
package org.competitionledger.core.words;
