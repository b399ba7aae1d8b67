/** The container image: what stands where in it, whose it is, and how it is started. */
package org.competitionledger.image;
