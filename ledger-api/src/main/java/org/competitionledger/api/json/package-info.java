/** How the answers of resources are written as JSON. */
package org.competitionledger.api.json;
