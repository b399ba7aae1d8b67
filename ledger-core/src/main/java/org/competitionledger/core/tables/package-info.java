/**
 * What is shown of a table: as JSON, CSV and digest, with the explanation of each place and what
 * restated it.
 */
package org.competitionledger.core.tables;
