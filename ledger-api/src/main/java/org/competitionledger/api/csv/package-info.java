/** What the columns of CSV answers mean, for machines: W3C CSV on the Web. */
package org.competitionledger.api.csv;
