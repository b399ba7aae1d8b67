/**
 * A competition's rule changes and findings as a report: gathered from a service or from a log on
 * this machine into one {@code AuditReport}, and shown from that as text or as a page.
 */
package org.competitionledger.cli.audit;
