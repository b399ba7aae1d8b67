/**
 * What is remembered of one competition: records, looked up by key. One port, {@code State}; here
 * are the implementations that need nothing but memory.
 */
package org.competitionledger.core.state;
