/** Rows as spreadsheets read them, and what the columns mean as machines read it. */
package org.competitionledger.core.csv;
