/** The demonstration: built-in scenarios, imported the way that any writer would import them. */
package org.competitionledger.api.demo;
