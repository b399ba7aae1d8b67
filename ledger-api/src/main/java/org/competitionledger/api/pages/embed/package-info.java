/**
 * Parts of a competition's pages in the pages of others: each is a page of its own that any site
 * may frame, keeps itself up to date and tells the site how tall it is; a page to choose one with;
 * and oEmbed, by which sites find out themselves.
 */
package org.competitionledger.api.pages.embed;
