/**
 * Pictures as inline SVG, made on the server: they work without a script, print, and have a title
 * and a description; the page has a table with the same figures behind each. Colours are classes of
 * the style sheet, so that dark pages and print follow.
 */
package org.competitionledger.api.pages.pictures;
