/** What search engines are told: which pages there are. */
package org.competitionledger.api.pages.sitemap;
