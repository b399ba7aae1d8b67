/** Times: what a written time means in a zone, and by which clock a competition goes. */
package org.competitionledger.core.times;
