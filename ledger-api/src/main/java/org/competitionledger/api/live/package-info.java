/**
 * Standings that tell when they change: one look at a table a second for all its readers, who each
 * pull what changed since they last heard.
 */
package org.competitionledger.api.live;
