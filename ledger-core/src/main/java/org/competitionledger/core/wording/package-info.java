/**
 * Plain sentences in Korean and English for every event, as a newspaper would put them: what
 * happened, to whom, on whose word. Nothing is said that the event does not say.
 */
package org.competitionledger.core.wording;
