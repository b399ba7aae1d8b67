/** What happened, newest first, by kind and by whom it concerns. */
package org.competitionledger.api.pages.timeline;
