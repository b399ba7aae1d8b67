/** What others ask of an instance of the ledger; the packages below answer it from Kafka. */
package org.competitionledger.projections;
