/** Reading committed events: the tail in memory, the rest from Kafka by way of the index. */
package org.competitionledger.projections.log;
