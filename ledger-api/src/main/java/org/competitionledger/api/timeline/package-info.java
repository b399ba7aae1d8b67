/** What happened, in sentences, in one order and in the lanes of the stages that it was about. */
package org.competitionledger.api.timeline;
