/** The settings of the service, and nothing that is made of them. */
package org.competitionledger.api.settings;
