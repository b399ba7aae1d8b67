/** Parts of a competition's pages for the frames of other sites. */
package org.competitionledger.api.pages.embed;
