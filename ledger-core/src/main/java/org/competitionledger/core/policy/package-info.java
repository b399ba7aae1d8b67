/** Who may write which event. */
package org.competitionledger.core.policy;
