/** The rules: criteria versions, what is in force, the history of changes, promises. */
package org.competitionledger.api.rules;
