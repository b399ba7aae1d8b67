/** The process: configuration, start and stop of broker and ledger, demo, health. */
package org.competitionledger.api.node;
