/**
 * What can be said of a proposal by itself, whatever the state: the form of each field, and whether
 * a criteria set holds together.
 */
package org.competitionledger.core.form;
